import { basename } from "node:path";
import { expect } from "chai";
import { filesMatching, importsOf, textOf } from "./sources.ts";

interface Rule {
  says: string;
  files: string;
  allows: (imported: string, file: string) => boolean;
  /** An import that breaks the rule, so that the rule is known to see one. */
  broken: [file: string, text: string];
}

const isOf = (name: string) => (imported: string) => imported === name || imported.startsWith(`${name}/`);
const isPulumi = isOf("@pulumi/pulumi");
const isAxios = (imported: string) => isOf("axios")(imported) || isOf("axios-retry")(imported);

const rules: Rule[] = [
  {
    says: "the provider does not import the portal",
    files: "provider/**/*.ts",
    allows: (imported) => !isOf("portal")(imported) && !isOf("devportal")(imported),
    broken: ["provider/client/a.ts", 'import type { App } from "../../portal/app.ts";'],
  },
  {
    says: "the portal does not import the provider",
    files: "portal/**/*.ts",
    allows: (imported) => !isOf("provider")(imported) && !isOf("pulumi-devportal")(imported),
    broken: ["portal/app.ts", 'const provider = await import("pulumi-devportal");'],
  },
  {
    says: "the provider's core imports nothing but itself",
    files: "provider/core/**/*.ts",
    allows: isOf("provider/core"),
    broken: ["provider/core/check.ts", 'export { sign } from "node:crypto";'],
  },
  {
    says: "only adapters import @pulumi/pulumi in the provider",
    files: "provider/**/*.ts",
    allows: (imported, file) => !isPulumi(imported) || file.startsWith("provider/adapters/"),
    broken: ["provider/resources/app.ts", 'import * as pulumi from "@pulumi/pulumi";'],
  },
  {
    says: "what every front end shares imports none of them",
    files: "provider/{*.ts,{client,core,generate,look-ups,resources}/**/*.ts}",
    allows: (imported, file) => !imported.startsWith("provider/adapters/") || file === "provider/index.ts",
    broken: ["provider/runtime.ts", 'import { hosted } from "./adapters/dynamic-host.ts";'],
  },
  {
    says: "the export imports nothing of the front ends but how one names its code",
    files: "provider/export/**/*.ts",
    allows: (imported) =>
      !imported.startsWith("provider/adapters/") || imported === "provider/adapters/handler-string.ts",
    broken: ["provider/export/program.ts", 'import { hosted } from "../adapters/dynamic-host.ts";'],
  },
  {
    says: "the portal's business functions import neither its routes nor its pages",
    files:
      "portal/{accounts,apps,client-secrets,collaborators,mail,production-credentials,sandboxes,snapshot,store,tokens}/**/*.ts",
    allows: (imported) => !/^portal\/(routes|ui)\//.test(imported),
    broken: ["portal/apps/apps.ts", 'import { redirect } from "../ui/page.ts";'],
  },
  {
    says: "only the client imports axios",
    files: "{provider,portal}/**/*.ts",
    allows: (imported, file) => !isAxios(imported) || file.startsWith("provider/client/"),
    broken: ["provider/core/check.ts", 'import axios from "axios";'],
  },
  {
    says: "an example imports packages by name, and its own files",
    files: "examples/**/*.ts",
    allows: (imported, file) => !/^(provider|portal|test|tools)\//.test(imported) && isOwn(imported, file),
    broken: ["examples/team/index.ts", 'import { App } from "../../provider/index.ts";'],
  },
];

function isOwn(imported: string, file: string) {
  const folder = file.split("/", 2).join("/");
  return !imported.startsWith("examples/") || imported.startsWith(`${folder}/`);
}

function violations({ allows }: Rule, file: string, imports: string[]) {
  return imports
    .filter((imported) => !allows(imported, file))
    .map((imported) => `${file} imports ${imported}`);
}

describe("imports", () => {
  for (const rule of rules) {
    it(rule.says, () => {
      const files = filesMatching(rule.files);
      expect(files).not.to.be.empty;
      expect(files.flatMap((file) => violations(rule, file, importsOf(file)))).to.deep.equal([]);
    });

    it(`a file that breaks it is noticed: ${rule.says}`, () => {
      const [file, text] = rule.broken;
      expect(violations(rule, file, importsOf(file, text))).to.have.lengthOf(1);
    });
  }
});

describe("files", () => {
  const sources = filesMatching("{provider,portal,examples,test,tools}/**/*.{ts,mjs}");
  const lines = new Map(sources.map((file) => [file, textOf(file).split("\n").length - 1]));

  it("no folder is called utils, helpers or common", () => {
    expect(sources.filter((file) => /(^|\/)(utils|helpers|common)\//.test(file))).to.deep.equal([]);
  });

  it("names are in kebab-case", () => {
    const isKebab = (file: string) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(basename(file));
    expect(sources.filter((file) => !isKebab(file))).to.deep.equal([]);
  });

  it("half of them have fewer than 80 lines", () => {
    const sorted = [...lines.values()].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).to.be.below(80);
  });

  it("none has more than 250 lines", () => {
    expect([...lines].filter(([, count]) => count > 250)).to.deep.equal([]);
  });
});
