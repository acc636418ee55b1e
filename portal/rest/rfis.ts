import Type, { type Static } from "typebox";
import { blankRfi, question, type Impact, type Rfi } from "../sandboxes/rfi.ts";
import { body } from "../schemas.ts";
import { text } from "../text.ts";
import { asList, clearable, day, given, id, ids, line } from "./fields.ts";
import { nextNumber, noteNumber } from "./numbers.ts";
import { checkUnique, nextId } from "./records.ts";
import { writable, type Writing } from "./writable.ts";

const impact = clearable(
  body({
    status: Type.Optional(Type.Enum(["yes_known", "yes_unknown", "no_impact", "tbd", "n_a"])),
    value: clearable(Type.Number({ minimum: -1e12, maximum: 1e12 })),
  }),
);

const needed = {
  subject: text({ minLength: 1, maxLength: 200, description: "What it is about." }),
  question: body({
    body: text({ minLength: 1, maxLength: 5_000, format: "text", description: "What is asked." }),
  }),
  rfi_manager_id: id,
};

const more = {
  number: Type.Optional(text({ minLength: 1, maxLength: 20, description: "By default the next one." })),
  draft: Type.Optional(Type.Boolean()),
  private: Type.Optional(Type.Boolean()),
  due_date: clearable(day),
  reference: clearable(line(200, "Where more is said of it.")),
  drawing_number: clearable(line(50, "The drawing it is about.")),
  assignee_id: clearable(id),
  assignee_ids: Type.Optional(ids),
  received_from_login_information_id: clearable(id),
  distribution_ids: Type.Optional(ids),
  cost_impact: impact,
  schedule_impact: impact,
};

const change = {
  ...Type.Partial(Type.Object(needed)).properties,
  ...more,
  accepted: Type.Optional(Type.Boolean()),
  status: Type.Optional(Type.Enum(["open", "closed", "draft"])),
};

type Change = Static<ReturnType<typeof body<typeof change>>>;

export const rfis = writable({
  url: "/projects/:project_id/rfis",
  collection: "rfis",
  wrapper: "rfi",
  creation: body({ ...needed, ...more }),
  change: body(change),

  async create(fields, writing) {
    const { db, place, stamps } = writing;
    const own = await nextId(db);
    const number = fields.number ?? String(await nextNumber(db, place, "rfis"));
    const blank = blankRfi({ id: own, number, subject: fields.subject, ...stamps });
    return changed(blank, fields, writing);
  },

  update: (record: Rfi, fields, writing) => changed(record, fields, writing),
});

async function changed(record: Rfi, fields: Change, { db, place, people, stamps }: Writing): Promise<Rfi> {
  const { number, status, draft } = fields;
  const assignees =
    people.many("assignee_ids", fields.assignee_ids) ?? asList(people.one("assignee_id", fields.assignee_id));
  const next: Rfi = {
    ...record,
    ...given({
      number,
      full_number: number,
      subject: fields.subject,
      private: fields.private,
      accepted: fields.accepted,
      due_date: fields.due_date,
      reference: fields.reference,
      drawing_number: fields.drawing_number,
      rfi_manager: people.one("rfi_manager_id", fields.rfi_manager_id),
      received_from: people.one(
        "received_from_login_information_id",
        fields.received_from_login_information_id,
      ),
      assignee: assignees && (assignees[0] ?? null),
      assignees,
      ball_in_court: assignees && (assignees[0] ?? null),
      ball_in_courts: assignees,
      distribution_list: people.many("distribution_ids", fields.distribution_ids),
      cost_impact: impactOf(record.cost_impact, fields.cost_impact),
      schedule_impact: impactOf(record.schedule_impact, fields.schedule_impact),
      status: status ?? (draft === undefined ? undefined : draft ? "draft" : "open"),
    }),
    updated_at: stamps.updated_at,
  };
  people.check();
  next.draft = next.status === "draft";
  next.time_resolved = next.status === "closed" ? (record.time_resolved ?? stamps.updated_at) : null;
  if (fields.question) {
    const { id: known, ...of } = { id: record.questions[0]?.id, ...stamps };
    next.questions = [question(known ?? (await nextId(db)), fields.question.body, of)];
  }
  if (number !== undefined) {
    await checkUnique(db, place, { collection: "rfis", id: record.id }, { number }, "rfi.number");
    await noteNumber(db, place, "rfis", number);
  }
  return next;
}

function impactOf(known: Impact, asked: Partial<Impact> | null | undefined): Impact | undefined {
  if (asked === undefined) return undefined;
  return asked === null ? { status: null, value: null } : { ...known, ...given(asked) };
}
