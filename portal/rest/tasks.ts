import Type, { type Static } from "typebox";
import { blankTask, type Task } from "../sandboxes/task.ts";
import { body } from "../schemas.ts";
import { text } from "../text.ts";
import { clearable, given, id, line, moment, toStamp } from "./fields.ts";
import { nextNumber } from "./numbers.ts";
import { nextId, recordIfThere } from "./records.ts";
import { writable, type Writing } from "./writable.ts";

const name = text({ minLength: 1, maxLength: 200, description: "What is done." });

const more = {
  start: clearable(moment),
  finish: clearable(moment),
  actual_start: clearable(moment),
  actual_finish: clearable(moment),
  percentage: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  critical_path: Type.Optional(Type.Boolean()),
  milestone: Type.Optional(Type.Boolean()),
  row_number: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e9 })),
  parent_id: clearable(id),
  source_uid: clearable(line(100, "Its id in the system that plans.")),
  activity_id: clearable(line(100, "Its activity there.")),
  wbs: clearable(line(100, "Its place in the work breakdown structure.")),
  schedule_duration: clearable(Type.Number({ minimum: 0, maximum: 1e6, description: "Days." })),
  notes: clearable(text({ maxLength: 5_000, format: "text", description: "More of it." })),
};

const change = { name: Type.Optional(name), ...more };

type Change = Static<ReturnType<typeof body<typeof change>>>;

export const tasks = writable({
  url: "/tasks",
  collection: "tasks",
  wrapper: "task",
  creation: body({ name, ...more }),
  change: body(change),

  async create(fields, writing) {
    const { db, place, stamps } = writing;
    const row_number = fields.row_number ?? (await nextNumber(db, place, "tasks"));
    const own = await nextId(db);
    return changed(blankTask({ id: own, name: fields.name, row_number, ...stamps }), fields, writing);
  },

  update: (record: Task, fields, writing) => changed(record, fields, writing),
});

async function changed(record: Task, fields: Change, writing: Writing): Promise<Task> {
  const { db, place, people, stamps } = writing;
  const {
    name: newName,
    start,
    finish,
    actual_start,
    actual_finish,
    activity_id,
    source_uid,
    ...taken
  } = fields;
  const next: Task = {
    ...record,
    ...given({
      ...taken,
      name: newName,
      task_name: newName,
      start_datetime: toStamp(start),
      finish_datetime: toStamp(finish),
      actual_start: toStamp(actual_start),
      actual_finish: toStamp(actual_finish),
      source_uid,
      activity_id: source_uid,
      schedule_activity_id: activity_id,
    }),
    manually_edited: true,
    updated_by: writing.stamps.created_by,
    updated_at: stamps.updated_at,
  };
  const { parent_id, start_datetime, finish_datetime } = next;
  if (typeof fields.parent_id === "number") {
    const parent = await recordIfThere(db, place, { collection: "tasks", id: fields.parent_id });
    if (!parent || parent_id === next.id) people.refuse("parent_id", "is no other task of the project");
  }
  if (start_datetime !== null && finish_datetime !== null && finish_datetime < start_datetime) {
    people.refuse("finish", "must not be before the start");
  }
  people.check();
  return next;
}
