import type { App } from "../../../portal/apps/app.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";
import { scenarios } from "../../support/scenarios.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };
const longest = { ...card, name: "n".repeat(80), description: "d".repeat(500) };

onEachDatabase("the settings of apps", () => {
  let portal: TestPortal;
  let count = 0;

  before(async () => {
    portal = await startPortal();
  });

  after(() => portal.stop());

  async function given() {
    const { token } = await portal.account(`ada${++count}@example.com`);
    const { id } = (await portal.send("POST", "/apps", { token, body: card })).json<App>();
    return { token, path: `/apps/${id}` };
  }
  type Given = Awaited<ReturnType<typeof given>>;

  const create = (body: unknown) => (with_: Given) =>
    ["POST", "/apps", { token: with_.token, body }] as ["POST", string, { token: string; body: unknown }];
  const change = (body: unknown) => (with_: Given) =>
    ["PATCH", with_.path, { token: with_.token, body }] as [
      "PATCH",
      string,
      { token: string; body: unknown },
    ];

  const invalid = (field: string, message: string) => ({
    status: 422,
    code: "validation_failed",
    contains: [`{"field":"${field}","message":"${message}"}`],
  });
  scenarios<Given>(() => portal, given, [
    { name: "takes the longest name and description", request: create(longest), status: 201 },
    {
      name: "counts characters, not their encoding",
      request: create({ ...card, name: "😀".repeat(80) }),
      status: 201,
    },
    {
      name: "refuses 81 characters of name",
      request: create({ ...card, name: "n".repeat(81) }),
      ...invalid("name", "must be at most 80 characters"),
    },
    {
      name: "trims before it counts",
      request: create({ ...longest, name: `  ${longest.name}\t` }),
      status: 201,
      contains: [`"name":"${longest.name}"`],
    },
    {
      name: "refuses a name of spaces",
      request: create({ ...card, name: "   " }),
      ...invalid("name", "must not be empty"),
    },
    {
      name: "refuses control characters",
      request: create({ ...card, name: "a\u0007b" }),
      ...invalid("name", "must not contain line breaks, control or bidirectional characters"),
    },
    {
      name: "refuses bidirectional characters",
      request: create({ ...card, description: "a\u202eb" }),
      ...invalid("description", "must not contain control or bidirectional characters"),
    },
    {
      name: "takes line breaks in a description",
      request: create({ ...card, name: "Lines", description: "a\nb" }),
      status: 201,
    },
    {
      name: "takes tabs in a description, and lines as Windows ends them",
      request: create({ ...card, name: "Lines", description: "a\r\n\tb\r\n" }),
      status: 201,
      contains: ['"description":"a\\n\\tb"'],
    },
    {
      name: "refuses a carriage return alone",
      request: create({ ...card, description: "a\rb" }),
      ...invalid("description", "must not contain control or bidirectional characters"),
    },
    {
      name: "refuses an unknown category, and says which there are",
      request: create({ ...card, category: "games" }),
      status: 422,
      contains: ["must be one of accounting, analytics"],
    },
    {
      name: "refuses a number for a text",
      request: create({ ...card, name: 5 }),
      ...invalid("name", "must be text"),
    },
    {
      name: "refuses a field it does not know",
      request: create({ ...card, colour: "red" }),
      ...invalid("colour", "is not a field here"),
    },
    {
      name: "refuses an address without a domain",
      request: create({ ...card, supportEmail: "ada" }),
      ...invalid("supportEmail", "must be an e-mail address"),
    },
    {
      name: "refuses a phone of four characters",
      request: create({ ...card, supportPhone: "1234" }),
      ...invalid("supportPhone", "must be at least 5 characters"),
    },
    {
      name: "refuses letters in a phone",
      request: create({ ...card, supportPhone: "call me" }),
      ...invalid("supportPhone", "must hold only digits, spaces and + ( ) . - x"),
    },
    {
      name: "refuses a URL that is not of the web",
      request: create({ ...card, siteUrl: "ftp://example.com" }),
      ...invalid("siteUrl", "must be an http or https URL"),
    },
    {
      name: "names every required field of an empty body",
      request: create(undefined),
      status: 422,
      contains: [
        "name is required",
        "description is required",
        "integrationType is required",
        "category is required",
      ],
    },
    {
      name: "clears an optional setting with null",
      request: change({ siteUrl: null }),
      status: 200,
      contains: ['"siteUrl":null'],
    },
    {
      name: "refuses null for a required setting",
      request: change({ name: null }),
      ...invalid("name", "must be text"),
    },
    { name: "takes a change of nothing", request: change({}), status: 200, contains: ['"name":"Tracker"'] },
  ]);
});
