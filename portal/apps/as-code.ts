import { isDeepStrictEqual } from "node:util";
import { defaultRedirectUris } from "../redirect-uris.ts";
import type { WholeApp } from "../snapshot/snapshot.ts";
import { newApp } from "./app.ts";

/**
 * The Pulumi program in TypeScript that declares an app with everything that belongs to it. Each resource adopts what
 * exists, so that the first `up` changes nothing but who manages it.
 */
export function asCode({ app, productionCredentials, sandbox, collaborators }: WholeApp): string {
  const { logo, ...settings } = app;
  const invited = collaborators.filter(({ status }) => status === "pending" || status === "accepted");
  const classes = [
    "App",
    invited.length > 0 && "Collaborator",
    productionCredentials && "ProductionCredentials",
    sandbox && "Sandbox",
  ].filter(Boolean);
  const key = logicalName(app.name);

  const blocks = [
    [
      logo && `import * as pulumi from "@pulumi/pulumi";`,
      `import { ${classes.join(", ")} } from "pulumi-devportal";`,
    ],
    [
      logo && `// Save the logo beside the program: it is the picture on the app's page.`,
      resource("const app = ", "App", key, [
        ...Object.keys(newApp.properties)
          .filter((name) => name !== "managedBy" && name in settings)
          .map((name) => [name, settings[name as keyof typeof settings]] as const)
          .filter(([, value]) => value !== null && value !== false)
          .map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
        logo && `logo: new pulumi.asset.FileAsset("${key}.${extensions[logo.contentType] ?? "png"}")`,
        `adopt: "${app.id}"`,
      ]),
    ],
    productionCredentials && [
      `// The portal does not know the secret: adopting issues a second one, and the former stays valid for the overlap.`,
      resource("const credentials = ", "ProductionCredentials", key, [
        "appId: app.id",
        `redirectUris: ${JSON.stringify(productionCredentials.redirectUris)}`,
        `rotation: { overlap: "72h" }`,
        "adopt: true",
      ]),
    ],
    sandbox && [
      `// Adopting replaces the sandbox's secret by one of the program's own.`,
      resource("const sandbox = ", "Sandbox", key, [
        "appId: app.id",
        !isDeepStrictEqual(sandbox.redirectUris, defaultRedirectUris) &&
          `redirectUris: ${JSON.stringify(sandbox.redirectUris)}`,
        "adopt: true",
      ]),
    ],
    ...invited.map(({ email, role }) => [
      resource("", "Collaborator", logicalName(email), [
        "appId: app.id",
        `email: ${JSON.stringify(email)}`,
        `role: ${JSON.stringify(role)}`,
        "adopt: true",
      ]),
    ]),
    [
      productionCredentials && "export const { clientId, clientSecret } = credentials;",
      sandbox && "export const { clientId: sandboxClientId, clientSecret: sandboxClientSecret } = sandbox;",
      !productionCredentials && !sandbox && "export const appId = app.id;",
    ],
  ];
  return blocks
    .filter((block) => block !== null)
    .map((block) => block.filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

const extensions: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

function resource(start: string, type: string, name: string, args: (string | false | null)[]): string {
  const lines = args.filter(Boolean).map((each) => `  ${each},\n`);
  return `${start}new ${type}(${JSON.stringify(name)}, {\n${lines.join("")}});`;
}

function logicalName(text: string): string {
  const name = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return name || "app";
}
