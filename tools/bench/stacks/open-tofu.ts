import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { newPortalServer, type PortalServer } from "../../../test/support/portal-server.ts";
import { getOpenTofu, openTofuName, type OpenTofu } from "../../open-tofu/get.ts";
import { settingsOf } from "../subjects/subject.ts";
import { seconds, type Contestant } from "./contestant.ts";

/** How many are run with a project. */
const commands = 4;

type Run = (...args: string[]) => Promise<string>;

/** The Terraform route that a user would pick, by its defaults: plan and apply read every object. Throws where it cannot be had. */
export async function openTofu(): Promise<Contestant> {
  const programs = await getOpenTofu();
  return {
    name: "OpenTofu",
    says: `${openTofuName}: a restapi_object for each app`,
    async live(count) {
      const portal = await newPortalServer();
      const folder = await mkdtemp(join(tmpdir(), "devportal-tofu-"));
      try {
        const run = await newProject(folder, programs, portal, count);
        const nothing = "0 added, 0 changed, 0 destroyed";
        return {
          create: await seconds(() => says(run("apply"), `${count} added, 0 changed, 0 destroyed`)),
          "no-op up": await seconds(() => says(run("apply"), nothing)),
          preview: await seconds(() => says(run("plan"), "No changes.")),
          refresh: await seconds(() => says(run("apply", "-refresh-only"), nothing)),
          "state file": (await stat(join(folder, "terraform.tfstate"))).size / 1_000,
        };
      } finally {
        await rm(folder, { recursive: true, force: true });
        await portal.remove();
      }
    },
  };
}

/** A folder with a configuration of so many apps. @returns how a command is run in it. */
async function newProject(
  folder: string,
  { tofu, provider }: OpenTofu,
  portal: PortalServer,
  count: number,
): Promise<Run> {
  const cliConfiguration = join(folder, "tofu.rc");
  await writeFile(
    cliConfiguration,
    `provider_installation {\n  dev_overrides {\n    "mastercard/restapi" = ${JSON.stringify(provider)}\n  }\n  direct {}\n}\n`,
  );
  await writeFile(join(folder, "main.tf.json"), JSON.stringify(configuration(portal.url, count)));
  // Each command reads every app: one token would come to its limit of requests.
  const tokens = await Promise.all(Array.from({ length: commands }, () => portal.makeToken("read,write")));
  return async (command, ...args) => {
    const token = tokens.pop() ?? "";
    const all = [
      command,
      ...(command === "apply" ? ["-auto-approve"] : []),
      "-no-color",
      "-input=false",
      ...args,
    ];
    const { stdout } = await promisify(execFile)(tofu, all, {
      cwd: folder,
      maxBuffer: Infinity,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: cliConfiguration,
        TF_VAR_token: token,
        CHECKPOINT_DISABLE: "1",
      },
    });
    return stdout;
  };
}

function configuration(url: string, count: number) {
  const { name: _, ...others } = settingsOf(0);
  return {
    terraform: { required_providers: { restapi: { source: "mastercard/restapi" } } },
    variable: { token: { type: "string", sensitive: true } },
    provider: {
      restapi: {
        uri: `${url}/api/v1`,
        headers: { Authorization: "Bearer ${var.token}", "Content-Type": "application/json" },
        id_attribute: "id",
        update_method: "PATCH",
        write_returns_object: true,
      },
    },
    resource: {
      restapi_object: {
        app: {
          count,
          path: "/apps",
          data: `\${jsonencode(merge(${JSON.stringify(others)}, { name = "Benchmark \${count.index}" }))}`,
        },
      },
    },
  };
}

async function says(output: Promise<string>, expected: string): Promise<void> {
  const said = await output;
  if (!said.includes(expected)) throw new Error(`OpenTofu did not say “${expected}”:\n${said.slice(-2_000)}`);
}
