import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { startRestStage, type TestSandbox } from "../../support/rest.ts";

type Method = Parameters<TestSandbox["send"]>[0];

const day = "must be a day such as 2026-01-31";

/** What is wrong with a request, and which fields the answer names with which words. */
const wrongs: [
  title: string,
  Method,
  path: (of: TestSandbox) => string,
  body: unknown,
  status: number,
  errors: object,
][] = [
  [
    "no wrapper",
    "POST",
    ({ project }) => `${project}/rfis`,
    { subject: "A" },
    400,
    { rfi: ["is required"], subject: ["is not a field here"] },
  ],
  ["no body", "POST", ({ project }) => `${project}/rfis`, undefined, 400, { rfi: ["is required"] }],
  ["a list", "POST", ({ project }) => `${project}/rfis`, [1], 400, { body: ["must be a JSON object"] }],
  [
    "several fields, all at once",
    "POST",
    ({ project }) => `${project}/rfis`,
    { rfi: { subjct: "A", question: {}, due_date: "2026-02-30", draft: "no", rfi_manager_id: 2 ** 53 } },
    400,
    {
      "rfi.subject": ["is required"],
      "rfi.subjct": ["is not a field here"],
      "rfi.question.body": ["is required"],
      "rfi.due_date": [day],
      "rfi.draft": ["must be true or false"],
      "rfi.rfi_manager_id": [`must be at most ${Number.MAX_SAFE_INTEGER}`],
    },
  ],
  [
    "a field that is none, and nothing else",
    "PATCH",
    ({ project, projectId }) => `${project}/rfis/${projectId * 100 + 20}`,
    { rfi: { constructor: 1 }, constructor: 1 },
    406,
    { constructor: ["is not a field here"], "rfi.constructor": ["is not a field here"] },
  ],
  [
    "people who are not there",
    "POST",
    ({ project }) => `${project}/rfis`,
    { rfi: { subject: "A", question: { body: "B" }, rfi_manager_id: 5, distribution_ids: [6, 7] } },
    422,
    {
      "rfi.rfi_manager_id": ["names 5, which is no user of the company"],
      "rfi.distribution_ids": [
        "names 6, which is no user of the company",
        "names 7, which is no user of the company",
      ],
    },
  ],
  [
    "a taken number",
    "POST",
    ({ project }) => `${project}/submittals`,
    { submittal: { number: "1" } },
    422,
    { "submittal.number": ["is taken by another record"] },
  ],
  [
    "a status that is none",
    "POST",
    ({ project }) => `${project}/submittals`,
    { submittal: { number: "9", status_id: 9 } },
    422,
    { "submittal.status_id": ["must be one of 1 (Draft), 2 (Open), 3 (Closed)"] },
  ],
  [
    "control characters",
    "POST",
    ({ project }) => `${project}/submittals`,
    { submittal: { number: "9", title: "a\u202eb" } },
    400,
    { "submittal.title": ["must not contain line breaks, control or bidirectional characters"] },
  ],
  [
    "a task of no project",
    "POST",
    () => "/tasks",
    { task: { name: "A" } },
    400,
    { project_id: ["is required"] },
  ],
  [
    "a task that ends before it starts",
    "POST",
    ({ projectId }) => `/tasks?project_id=${projectId}`,
    { task: { name: "A", start: "2026-03-02", finish: "2026-03-01", parent_id: 1 } },
    422,
    {
      "task.parent_id": ["is no other task of the project"],
      "task.finish": ["must not be before the start"],
    },
  ],
];

onEachDatabase("a write to a sandbox is refused with", () => {
  let portal: TestPortal;
  let sandbox: TestSandbox;

  before(async () => {
    ({ portal, sandbox } = await startRestStage());
  });
  after(() => portal.stop());

  for (const [title, method, path, body, status, errors] of wrongs) {
    it(title, async () => {
      const answer = await sandbox.send(method, path(sandbox), { body });
      expect(answer.status, answer.text).to.equal(status);
      expect(answer.json.errors).to.deep.equal(errors);
      for (const field of Object.keys(errors)) expect(answer.json.message).to.include(field);
    });
  }
});
