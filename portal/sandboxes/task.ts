import type { SandboxUser } from "./developer.ts";
import type { Stamps } from "./stamps.ts";

/** A task of the schedule, in the form in which a sandbox's data API serves it. */
export interface Task extends Stamps {
  id: number;
  name: string;
  task_name: string;
  key: string;
  row_number: number;
  start_datetime: string | null;
  finish_datetime: string | null;
  actual_start: string | null;
  actual_finish: string | null;
  percentage: number;
  critical_path: boolean;
  milestone: boolean;
  manually_edited: boolean;
  parent_id: number | null;
  pending: boolean;
  source_uid: string | null;
  /** What was given as `source_uid`: so it is in the API that this one follows. */
  activity_id: string | null;
  /** What was given as `activity_id`. */
  schedule_activity_id: string | null;
  resource_name: string | null;
  resource_ids: never[];
  wbs: string | null;
  schedule_duration: number | null;
  notes: string | null;
  updated_by: SandboxUser;
}

/** A task about which only this is known. */
export function blankTask(own: { id: number; name: string; row_number: number } & Stamps): Task {
  return {
    ...own,
    task_name: own.name,
    key: String(own.id),
    start_datetime: null,
    finish_datetime: null,
    actual_start: null,
    actual_finish: null,
    percentage: 0,
    critical_path: false,
    milestone: false,
    manually_edited: true,
    parent_id: null,
    pending: false,
    source_uid: null,
    activity_id: null,
    schedule_activity_id: null,
    resource_name: null,
    resource_ids: [],
    wbs: null,
    schedule_duration: null,
    notes: null,
    updated_by: own.created_by,
  };
}
