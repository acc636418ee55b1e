import { prepared } from "../store/prepared.ts";
import type { Database } from "../store/tables.ts";
import { addProblem, notVisible, RestError, wrong, type Problems } from "./rest-error.ts";

/** The sandbox that a token opens. */
export interface Place {
  sandboxId: string;
  companyId: number;
  projectId: number;
}

/** Where a route finds which company or project it is about. */
export interface Address {
  /** Query parameters that have to be there. */
  required?: readonly ("company_id" | "project_id")[];
  /** Whether it serves lists in pages. */
  paged?: boolean;
}

/** The parameters of a path or a query. */
export type Texts = Partial<Record<string, unknown>>;

// They choose among forms of an answer of which the sandbox has one, and mails that it does not send.
const withoutEffect = ["view", "serializer_view", "send_emails", "run_configurable_validations"];

const numbersOf = prepared<{ sandboxId: string }>()((db, value) =>
  db.selectFrom("sandboxes").select(["company_id", "project_id"]).where("id", "=", value("sandboxId")),
);

/** @throws RestError 404 when the sandbox is gone. */
export async function placeOf(db: Database, sandboxId: string): Promise<Place> {
  const [row] = await numbersOf(db, { sandboxId });
  if (!row) throw notVisible();
  return { sandboxId, companyId: row.company_id, projectId: row.project_id };
}

const missingHeader =
  "Missing Procore-Company-Id header! Every request but those for /me and /companies has to say in this header which company it is about.";

/** @throws RestError 400 without the header, 404 for a company that is not the sandbox's. */
export function checkCompanyHeader(header: string | string[] | undefined, { companyId }: Place): void {
  if (typeof header !== "string" || header.trim() === "") throw new RestError(400, missingHeader);
  if (idOf(header.trim()) !== companyId) throw notVisible();
}

/**
 * Checks that path and query speak of the sandbox's own company and project.
 * @throws RestError 400 for parameters that are missing, unknown or given twice; 404 for another company or project.
 */
export function checkAddress(
  path: Texts,
  query: Texts,
  place: Place,
  { required = [], paged }: Address,
): void {
  const known = ["company_id", "project_id", ...withoutEffect, ...(paged ? ["page", "per_page"] : [])];
  const problems: Problems = new Map();
  for (const name of required) if (query[name] === undefined) addProblem(problems, name, "is required");
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) addProblem(problems, name, "is not a parameter here");
    else if (typeof value !== "string") addProblem(problems, name, "is given more than once");
  }
  if (problems.size > 0) throw wrong(problems);
  for (const { company_id = place.companyId, project_id = place.projectId } of [path, query]) {
    if (idOf(company_id) !== place.companyId || idOf(project_id) !== place.projectId) throw notVisible();
  }
}

/** @throws RestError 404 for what can be the id of nothing. */
export function idOf(value: unknown): number {
  const id = Number(value);
  if (!/^[1-9]\d*$/.test(String(value)) || !Number.isSafeInteger(id)) throw notVisible();
  return id;
}
