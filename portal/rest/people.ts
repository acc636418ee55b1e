import { toUser, type SandboxUser, type UserRecord } from "../sandboxes/developer.ts";
import type { Database } from "../store/tables.ts";
import type { Place } from "./place.ts";
import { allRecords } from "./records.ts";
import { addProblem, wrong, type Problems } from "./rest-error.ts";

/** Finds the users that a body names by their ids, and gathers which ids are nobody's. */
export async function peopleOf(db: Database, place: Place, wrapper: string) {
  const records = await allRecords<UserRecord>(db, place, "users");
  const users = new Map(records.map((record) => [record.id, toUser(record)]));
  const [developer] = users.values();
  const problems: Problems = new Map();

  function find(field: string, id: number): SandboxUser[] {
    const user = users.get(id);
    if (user) return [user];
    addProblem(problems, `${wrapper}.${field}`, `names ${id}, which is no user of the company`);
    return [];
  }

  return {
    /** The first user, as whom every token acts. */
    developer,
    /** The user that a field names: null for nobody, undefined when it was left out. */
    one(field: string, id: number | null | undefined): SandboxUser | null | undefined {
      return typeof id === "number" ? (find(field, id)[0] ?? null) : id;
    },
    /** The users that a field names; undefined when it was left out. */
    many(field: string, ids: number[] | undefined): SandboxUser[] | undefined {
      return ids?.flatMap((id) => find(field, id));
    },
    /** Says of something else that a body names that it is not there. */
    refuse(field: string, message: string): void {
      addProblem(problems, `${wrapper}.${field}`, message);
    },
    /** @throws RestError 422 when something that was named is not there. */
    check(): void {
      if (problems.size > 0) throw wrong(problems, 422);
    },
  };
}

export type People = Awaited<ReturnType<typeof peopleOf>>;
