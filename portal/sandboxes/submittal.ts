import type { SandboxUser } from "./developer.ts";
import type { Stamps } from "./stamps.ts";

/** The statuses of submittals, the same in every sandbox. */
export const submittalStatuses = [
  { id: 1, name: "Draft", status: "Draft" },
  { id: 2, name: "Open", status: "Open" },
  { id: 3, name: "Closed", status: "Closed" },
] as const;

type SubmittalStatus = (typeof submittalStatuses)[number];

/** A submittal, in the form in which a sandbox's data API serves it. */
export interface Submittal extends Stamps {
  id: number;
  number: string;
  formatted_number: string;
  revision: string;
  current_revision: boolean;
  title: string | null;
  description: string | null;
  type: { name: string } | null;
  status: SubmittalStatus;
  private: boolean;
  due_date: string | null;
  issue_date: string | null;
  received_date: string | null;
  required_on_site_date: string | null;
  submit_by: string | null;
  lead_time: number | null;
  submittal_manager: SandboxUser | null;
  received_from: SandboxUser | null;
  ball_in_court: SandboxUser[];
  distribution_members: SandboxUser[];
  approvers: never[];
  responsible_contractor: null;
  specification_section: null;
  submittal_package: null;
  location: null;
  attachments_count: number;
}

/** An open submittal about which only this is known. */
export function blankSubmittal(own: { id: number; number: string } & Stamps): Submittal {
  return {
    ...own,
    formatted_number: own.number,
    revision: "0",
    current_revision: true,
    title: null,
    description: null,
    type: null,
    status: submittalStatuses[1],
    private: false,
    due_date: null,
    issue_date: null,
    received_date: null,
    required_on_site_date: null,
    submit_by: null,
    lead_time: null,
    submittal_manager: null,
    received_from: null,
    ball_in_court: [],
    distribution_members: [],
    approvers: [],
    responsible_contractor: null,
    specification_section: null,
    submittal_package: null,
    location: null,
    attachments_count: 0,
  };
}
