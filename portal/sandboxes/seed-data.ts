/** The people in every sandbox's company directory, beside its developer. */
export const seedPeople = [
  { first_name: "Test", last_name: "Architect", email_address: "sandbox+arch@example.com" },
  { first_name: "Test", last_name: "Subcontractor", email_address: "sandbox+sub@example.com" },
  { first_name: "API", last_name: "Support", email_address: "sandbox+demo@example.com" },
] as const;

/** The schedule of the sandbox's project, from its first day to its last. */
export const seedTasks = [
  { name: "Mobilization", start: "2026-01-05", finish: "2026-01-09", percentage: 100 },
  { name: "Excavation", start: "2026-01-12", finish: "2026-01-23", percentage: 100 },
  { name: "Foundations", start: "2026-01-26", finish: "2026-02-20", percentage: 60 },
  { name: "Structural Frame", start: "2026-02-23", finish: "2026-04-17", percentage: 0 },
  { name: "Roofing", start: "2026-04-20", finish: "2026-05-15", percentage: 0 },
  { name: "Mechanical and Electrical", start: "2026-05-04", finish: "2026-06-26", percentage: 0 },
  { name: "Interior Finishes", start: "2026-06-15", finish: "2026-08-07", percentage: 0 },
  { name: "Handover", start: "2026-08-10", finish: "2026-08-14", percentage: 0 },
] as const;

/** The folders inside the project's root folder. */
export const seedFolders = ["Contracts", "Drawings", "Photos", "Specifications"] as const;
