import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { App, Collaborator, ProductionCredentials, Sandbox } from "../../../provider/index.ts";

interface Registered {
  type: string;
  inputs: Record<string, unknown>;
}

const registered = new Map<string, Registered>();

function inOrganization(organization?: string) {
  return pulumi.runtime.setMocks(
    {
      call: () => ({}),
      newResource({ name, type, inputs }: Registered & { name: string }) {
        registered.set(name, { type, inputs });
        return { id: name, state: inputs };
      },
    },
    "project",
    "stack",
    false,
    organization,
  );
}

const settings = {
  name: "Bid Board",
  description: "Shows the open bids.",
  integrationType: "data-connection",
  category: "other",
} as const;

const appId = "123e4567-e89b-12d3-a456-426614174000";

/** Registers an App and returns what the engine got. */
async function register(name: string, options: pulumi.CustomResourceOptions = {}) {
  let merged: pulumi.CustomResourceOptions = {};
  const app = new App(name, settings, {
    ...options,
    transformations: [
      ({ opts }) => {
        merged = opts;
        return undefined;
      },
    ],
  });
  const urn = await new Promise<string>((resolve) => app.urn.apply(resolve));
  return { urn, options: merged, ...registered.get(name) };
}

describe("a resource's constructor", () => {
  beforeEach(() => inOrganization());

  for (const [type, make] of Object.entries({
    App: () => new App("it", settings),
    ProductionCredentials: () => new ProductionCredentials("it", { appId }),
    Sandbox: () => new Sandbox("it", { appId }),
    Collaborator: () => new Collaborator("it", { appId, email: "ada@example.com" }),
  })) {
    it(`gives the engine of ${type} a handler that names the package: no path, no version, at most 120 bytes`, async () => {
      await new Promise((resolve) => make().urn.apply(resolve));
      const { type: token, inputs } = registered.get("it") ?? {};
      expect(token).to.equal(`pulumi-nodejs:dynamic/devportal:${type}`);
      expect(inputs?.__provider).to.equal(`exports.handler=()=>require("pulumi-devportal/runtime").${type}`);
      expect(Buffer.byteLength(String(inputs?.__provider))).to.be.at.most(120);
    });
  }

  it("passes arguments on as they are, and nothing else", async () => {
    const { inputs } = await register("plain");
    const { __provider, managedBy, ...rest } = inputs ?? {};
    expect(rest).to.deep.equal(settings);
    expect([__provider, managedBy]).not.to.include(undefined);
  });

  it("manages under the resource's URN", async () => {
    const { urn, inputs } = await register("top");
    expect(inputs).to.have.property("managedBy", urn);
    expect(urn).to.equal("urn:pulumi:stack::project::pulumi-nodejs:dynamic/devportal:App::top");
  });

  it("manages under the resource's URN inside components too", async () => {
    const outer = new pulumi.ComponentResource("test:Outer", "outer");
    const inner = new pulumi.ComponentResource("test:Inner", "inner", {}, { parent: outer });
    const { inputs } = await register("nested", { parent: inner });
    expect(inputs?.managedBy).to.equal(
      "urn:pulumi:stack::project::test:Outer$test:Inner$pulumi-nodejs:dynamic/devportal:App::nested",
    );
  });

  it("fails with its parent instead of waiting for it for ever", async () => {
    const parent = new pulumi.ComponentResource("test:Failing", "failing");
    const failure = Promise.reject(new Error("the parent failed"));
    Object.defineProperty(parent, "urn", { value: pulumi.output(failure) });
    const { urn } = new App("child", settings, { parent });
    const error = await (urn as unknown as { promise: () => Promise<string> })
      .promise()
      .catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes("the parent failed");
  });

  it("puts the organization before the URN where there is one", async () => {
    await inOrganization("acme");
    const { urn, inputs } = await register("owned");
    expect(inputs).to.have.property("managedBy", `acme/${urn}`);
  });

  it("deletes before it replaces, whatever the options say", async () => {
    const { options } = await register("replaced", { deleteBeforeReplace: false });
    expect(options).to.have.property("deleteBeforeReplace", true);
  });

  it("keeps the user's options beside its own", async () => {
    const before = new pulumi.ComponentResource("test:Before", "before");
    const { options } = await register("optional", {
      additionalSecretOutputs: ["name"],
      aliases: ["urn:old"],
      protect: true,
      dependsOn: [before],
      ignoreChanges: ["description"],
    });
    expect(options).to.deep.include({ protect: true, aliases: ["urn:old"], ignoreChanges: ["description"] });
    expect(options.additionalSecretOutputs).to.include("name");
    expect(options.dependsOn).to.deep.equal([before]);
  });

  it("makes the secret outputs of the definition secret", async () => {
    let secrets: unknown;
    const transformations: pulumi.ResourceTransformation[] = [
      ({ opts }) => {
        secrets = (opts as pulumi.CustomResourceOptions).additionalSecretOutputs;
        return undefined;
      },
    ];
    new ProductionCredentials("c", { appId }, { transformations });
    expect(secrets).to.deep.equal(["clientSecret"]);
    new Sandbox("s", { appId }, { transformations });
    expect(secrets).to.deep.equal(["clientSecret"]);
  });

  it("refuses the option `import`, which a dynamic provider cannot serve, and names what to do", () => {
    expect(() => new App("known", settings, { import: appId })).to.throw(
      /App "known" cannot be imported .* `adopt: true`/,
    );
  });

  it("knows its own", () => {
    const app = new App("own", settings);
    expect(
      [app, new Sandbox("other", { appId }), undefined, {}].map((value) => App.isInstance(value)),
    ).to.deep.equal([true, false, false, false]);
  });

  it("has an attribute for every input and output", () => {
    const app = new App("attributes", settings);
    for (const name of [
      "name",
      "siteUrl",
      "logo",
      "ownerEmail",
      "createdAt",
      "managedBy",
      "claim",
    ] as const) {
      expect(pulumi.Output.isInstance(app[name]), name).to.equal(true);
    }
  });
});
