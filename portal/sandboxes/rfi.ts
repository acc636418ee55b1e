import type { SandboxUser } from "./developer.ts";
import type { Stamps } from "./stamps.ts";

/** What an RFI may cost, in money or in days. */
export interface Impact {
  status: string | null;
  value: number | null;
}

/** A request for information, in the form in which a sandbox's data API serves it. */
export interface Rfi {
  id: number;
  number: string;
  full_number: string;
  prefix: null;
  revision: string;
  subject: string;
  status: "open" | "closed" | "draft";
  draft: boolean;
  private: boolean;
  accepted: boolean;
  due_date: string | null;
  initiated_at: string | null;
  time_resolved: string | null;
  reference: string | null;
  drawing_number: string | null;
  rfi_manager: SandboxUser | null;
  received_from: SandboxUser | null;
  assignee: SandboxUser | null;
  assignees: SandboxUser[];
  ball_in_court: SandboxUser | null;
  ball_in_courts: SandboxUser[];
  distribution_list: SandboxUser[];
  responsible_contractor: null;
  location: null;
  cost_code: null;
  specification_section: null;
  cost_impact: Impact;
  schedule_impact: Impact;
  questions: Question[];
  created_by: SandboxUser;
  created_at: string;
  updated_at: string;
  deleted: boolean;
  deleted_at: null;
}

interface Question {
  id: number;
  question_date: string;
  plain_text_body: string;
  rich_text_body: string;
  created_by: string;
  attachments: never[];
  answers: never[];
}

/** An open RFI about which only this is known. */
export function blankRfi(own: { id: number; number: string; subject: string } & Stamps): Rfi {
  return {
    ...own,
    full_number: own.number,
    prefix: null,
    revision: "0",
    status: "open",
    draft: false,
    private: false,
    accepted: false,
    due_date: null,
    initiated_at: own.created_at,
    time_resolved: null,
    reference: null,
    drawing_number: null,
    rfi_manager: null,
    received_from: null,
    assignee: null,
    assignees: [],
    ball_in_court: null,
    ball_in_courts: [],
    distribution_list: [],
    responsible_contractor: null,
    location: null,
    cost_code: null,
    specification_section: null,
    cost_impact: { status: null, value: null },
    schedule_impact: { status: null, value: null },
    questions: [],
    deleted: false,
    deleted_at: null,
  };
}

/** A question as it is asked. */
export function question(id: number, body: string, { created_by, created_at }: Stamps): Question {
  return {
    id,
    question_date: created_at,
    plain_text_body: body,
    rich_text_body: escaped(body),
    created_by: created_by.name,
    attachments: [],
    answers: [],
  };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return `<p>${text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? "")}</p>`;
}
