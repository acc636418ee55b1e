import { seedFolders, seedPeople, seedTasks } from "./seed-data.ts";

/** One object of a sandbox's company, in the form in which its data API serves it. */
export interface SeedRecord {
  /** The collection it belongs to, such as `rfis`. */
  collection: string;
  id: number;
  data: { id: number } & Record<string, unknown>;
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
  const at = createdAt.toISOString().replace(/\.\d+Z$/, "Z");
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

  const company = {
    id: companyId,
    name: `${fullName(person)} Sandbox`,
    is_active: true,
  };
  const users = [
    { ...person, is_employee: true },
    ...seedPeople.map((each) => ({ ...each, is_employee: false })),
  ].map((each) => withId({ name: fullName(each), ...each, is_active: true, vendor: null }));
  const [, architect, subcontractor] = users.map(({ id, name, email_address }) => ({
    id,
    name,
    login: email_address,
  }));

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
    ...stamps,
  };
  const ofProject = <Data extends object>(data: Data) => withId({ project_id: projectId, ...data });

  const root = ofProject({ name: "Documents", parent_id: null });
  const folders = [root, ...seedFolders.map((name) => ofProject({ name, parent_id: root.id }))];
  const tasks = seedTasks.map((task, index) => ofProject({ key: `${index + 1}`, ...task }));
  const image = ofProject({
    filename: "site.jpg",
    description: "Site before excavation",
    log_date: project.start_date,
  });
  const drawingSet = ofProject({ name: "Issued for Construction", date: project.start_date });
  const rfi = ofProject({
    number: 1,
    full_number: "1",
    subject: "Depth of the foundation at grid line C",
    status: "open",
    due_date: "2026-02-06",
    assignee: architect,
    received_from: subcontractor,
    questions: [withId({ plain_text_body: "Which depth applies at grid line C?" })],
  });
  const submittal = ofProject({
    number: "1",
    revision: "0",
    title: "Concrete mix design",
    status: { name: "Open" },
    due_date: "2026-01-23",
    submittal_manager: architect,
    responsible_contractor: subcontractor,
  });

  return Object.entries({
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
  }).flatMap(([collection, objects]) => objects.map((data) => ({ collection, id: data.id, data })));
}
