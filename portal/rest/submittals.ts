import Type, { type Static } from "typebox";
import { blankSubmittal, submittalStatuses, type Submittal } from "../sandboxes/submittal.ts";
import { body } from "../schemas.ts";
import { text } from "../text.ts";
import { asList, clearable, day, given, id, ids, line } from "./fields.ts";
import { checkUnique, nextId } from "./records.ts";
import { writable, type Writing } from "./writable.ts";

const number = text({ minLength: 1, maxLength: 20, description: "Unique together with the revision." });

const more = {
  title: clearable(line(200, "What is submitted.")),
  description: clearable(text({ maxLength: 5_000, format: "text", description: "More of it." })),
  type: clearable(line(50, "What kind of thing is submitted.")),
  revision: Type.Optional(text({ minLength: 1, maxLength: 10, description: "By default `0`." })),
  private: Type.Optional(Type.Boolean()),
  status_id: Type.Optional(id),
  due_date: clearable(day),
  issue_date: clearable(day),
  received_date: clearable(day),
  required_on_site_date: clearable(day),
  submit_by: clearable(day),
  lead_time: clearable(Type.Integer({ minimum: 0, maximum: 10_000, description: "Days." })),
  submittal_manager_id: clearable(id),
  received_from_id: clearable(id),
  distribution_member_ids: Type.Optional(ids),
};

const change = { number: Type.Optional(number), ...more };

type Change = Static<ReturnType<typeof body<typeof change>>>;

export const submittals = writable({
  url: "/projects/:project_id/submittals",
  collection: "submittals",
  wrapper: "submittal",
  creation: body({ number, ...more }),
  change: body(change),

  async create(fields, writing) {
    const own = await nextId(writing.db);
    return changed(blankSubmittal({ id: own, number: fields.number, ...writing.stamps }), fields, writing);
  },

  update: (record: Submittal, fields, writing) => changed(record, fields, writing),
});

async function changed(
  record: Submittal,
  fields: Change,
  { db, place, people, stamps }: Writing,
): Promise<Submittal> {
  const {
    type,
    status_id,
    submittal_manager_id,
    received_from_id,
    distribution_member_ids,
    number: newNumber,
    ...taken
  } = fields;
  const manager = people.one("submittal_manager_id", submittal_manager_id);
  const status = submittalStatuses.find((each) => each.id === status_id);
  if (status_id !== undefined && !status) {
    const known = submittalStatuses.map((each) => `${each.id} (${each.name})`).join(", ");
    people.refuse("status_id", `must be one of ${known}`);
  }
  const next: Submittal = {
    ...record,
    ...given({
      ...taken,
      number: newNumber,
      formatted_number: newNumber,
      type: typeof type === "string" ? { name: type } : type,
      status,
      submittal_manager: manager,
      ball_in_court: asList(manager),
      received_from: people.one("received_from_id", received_from_id),
      distribution_members: people.many("distribution_member_ids", distribution_member_ids),
    }),
    updated_at: stamps.updated_at,
  };
  people.check();
  const { revision } = next;
  const named = { number: next.number, revision };
  await checkUnique(db, place, { collection: "submittals", id: record.id }, named, "submittal.number");
  return next;
}
