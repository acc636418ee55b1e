import { toUser, type SandboxUser } from "./developer.ts";
import { blankRfi, question } from "./rfi.ts";
import { seedFolders, seedPeople, seedTasks } from "./seed-data.ts";
import { toMoment } from "./stamps.ts";
import { blankSubmittal } from "./submittal.ts";
import { blankTask } from "./task.ts";

/** One object of a sandbox's company, in the form in which its data API serves it. */
export interface SeedRecord {
  /** The collection it belongs to, such as `rfis`. */
  collection: string;
  id: number;
  data: { id: number };
}

interface Person {
  first_name: string;
  last_name: string;
  email_address: string;
}

/** What the seed data depends on: equal values give equal records. */
export interface SeedSource {
  companyId: number;
  projectId: number;
  /** Who generated the sandbox, and is its first user. */
  developer: { firstName: string; lastName: string; email: string };
  /** To the second. */
  createdAt: Date;
}

/** The content of a newly generated sandbox: one company with four users, and one project. */
export function seedRecords({ companyId, projectId, developer, createdAt }: SeedSource): SeedRecord[] {
  const at = toMoment(createdAt);
  const stamps = { created_at: at, updated_at: at };
  let lastId = projectId * 100;
  const withId = <Data extends object>(data: Data) => ({ id: ++lastId, ...data, ...stamps });

  const fullName = ({ first_name, last_name, email_address }: Person) =>
    `${first_name} ${last_name}`.trim() || email_address;
  const person = {
    first_name: developer.firstName.trim(),
    last_name: developer.lastName.trim(),
    email_address: developer.email,
  };

  const company = { id: companyId, name: `${fullName(person)} Sandbox`, is_active: true, my_company: true };
  const users = [
    { ...person, is_employee: true },
    ...seedPeople.map((each) => ({ ...each, is_employee: false })),
  ].map((each) => withId({ name: fullName(each), ...each, is_active: true, vendor: null }));
  const [created_by, architect, subcontractor] = users.map(toUser) as [SandboxUser, SandboxUser, SandboxUser];
  const own = { created_by, ...stamps };

  const project = {
    id: projectId,
    name: "Sandbox Test Project",
    display_name: "1234 - Sandbox Test Project",
    project_number: "1234",
    active: true,
    start_date: seedTasks[0].start,
    completion_date: seedTasks.at(-1)?.finish,
    time_zone: "Etc/UTC",
    company: { id: company.id, name: company.name },
    created_by,
    ...stamps,
  };

  const folder = (name: string, parent_id: number | null) => withId({ name, parent_id, private: false });
  const root = folder("Documents", null);
  const folders = [root, ...seedFolders.map((name) => folder(name, root.id))];
  const tasks = seedTasks.map(({ name, start, finish, percentage }, index) => ({
    ...blankTask({ id: ++lastId, name, row_number: index + 1, ...own }),
    start_datetime: `${start}T00:00:00Z`,
    finish_datetime: `${finish}T00:00:00Z`,
    percentage,
    manually_edited: false,
  }));
  const image = withId({
    filename: "site.jpg",
    description: "Site before excavation",
    log_date: project.start_date,
    taken_at: `${project.start_date}T08:00:00Z`,
    url: null,
    thumbnail_url: null,
    private: false,
    starred: false,
    uploader: created_by,
  });
  const drawingSet = withId({
    project_id: projectId,
    company_id: companyId,
    name: "Issued for Construction",
    date: project.start_date,
    position: 1,
  });
  const rfi = {
    ...blankRfi({ id: ++lastId, number: "1", subject: "Depth of the foundation at grid line C", ...own }),
    due_date: "2026-02-06",
    rfi_manager: created_by,
    received_from: subcontractor,
    assignee: architect,
    assignees: [architect],
    ball_in_court: architect,
    ball_in_courts: [architect],
    questions: [question(++lastId, "Which depth applies at grid line C?", own)],
  };
  const submittal = {
    ...blankSubmittal({ id: ++lastId, number: "1", ...own }),
    title: "Concrete mix design",
    due_date: "2026-01-23",
    submittal_manager: architect,
    received_from: subcontractor,
    ball_in_court: [architect],
  };

  const records = {
    companies: [company],
    users,
    projects: [project],
    project_users: users.slice(1),
    tasks,
    folders,
    images: [image],
    drawing_sets: [drawingSet],
    rfis: [rfi],
    submittals: [submittal],
    // The last numbers that were given, as ids: the next records get those that follow.
    "rfis.last_number": [{ id: 1 }],
    "tasks.last_number": [{ id: tasks.length }],
  };
  return Object.entries(records).flatMap(([collection, objects]) =>
    objects.map((data) => ({ collection, id: data.id, data })),
  );
}
