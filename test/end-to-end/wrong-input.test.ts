import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { App, Collaborator, ProductionCredentials, type AppArgs } from "pulumi-devportal";
import { requireEngine } from "../support/engine.ts";
import { fronts } from "../support/front-ends/fronts.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

const good: AppArgs = {
  name: "Bid Board",
  description: "Shows the open bids.",
  integrationType: "embedded",
  category: "other",
};
const appId = "123e4567-e89b-12d3-a456-426614174000";
const image = "\u0089PNG, or so it says";

/** Arguments that do not compile, as a JavaScript program would give them. */
const untyped = (args: object) => args as never;

const refused: { title: string; program: () => unknown; reasons: string[] }[] = [
  {
    title: "an App with everything wrong",
    program: () =>
      new App("wrong", {
        name: "",
        description: " ",
        integrationType: "telepathy" as "hybrid",
        category: "gardening" as "other",
        supportEmail: "support at example.com",
        supportPhone: "call me",
        siteUrl: "ftp://www.example.com",
        logo: new pulumi.asset.StringAsset(image),
        adopt: "Bid Board",
      }),
    reasons: [
      "name must not be empty",
      "description must not begin or end with white space",
      'integrationType must be one of "data-connection", "embedded", "hybrid"',
      'category must be one of "accounting", "analytics", "bidding-estimation"',
      'supportEmail must be an e-mail address such as "support@example.com"',
      "supportPhone must be made of digits, spaces and the characters",
      'siteUrl must be a web address such as "https://www.example.com"',
      "logo must be a PNG, JPEG or WebP image of at most 1 MiB, which it is not by its content",
      "adopt must be true, false or the id of an app",
    ],
  },
  {
    title: "an App with everything too large",
    program: () =>
      new App("large", {
        ...good,
        name: "n".repeat(81),
        description: "d".repeat(501),
        supportPhone: "0".repeat(33),
        logo: new pulumi.asset.StringAsset("x".repeat(1024 * 1024 + 1)),
      }),
    reasons: [
      "name must be at most 80 characters",
      "description must be at most 500 characters",
      "supportPhone must be at most 32 characters",
      "logo must be a PNG, JPEG or WebP image of at most 1 MiB; it has 1048577 bytes",
    ],
  },
  {
    title: "an App whose arguments are missing or misspelt",
    program: () => new App("missing", untyped({ titel: "Bid Board", deletionProtection: "yes" })),
    reasons: [
      "titel is not an argument; arguments are name, description,",
      "name is required",
      "description is required",
      "integrationType is required",
      "category is required",
      "deletionProtection must be true or false",
    ],
  },
  {
    title: "ProductionCredentials with wrong redirect URIs",
    program: () =>
      new ProductionCredentials("wrong", {
        appId: "bid-board",
        redirectUris: [
          "http://www.example.com/callback",
          "https://www.example.com/callback#top",
          "https://*.example.com/callback",
          "https://www.example.com/callback",
        ],
        rotation: { overlap: "two days" },
      }),
    reasons: [
      "appId must be an id of the form",
      "redirectUris[0] must be https (http is for localhost, 127.0.0.1 and [::1] only)",
      "redirectUris[1] must not have a fragment (#)",
      "redirectUris[2] must not contain a wildcard",
      'rotation.overlap must be a duration such as "30m", "24h" or "90d"',
    ],
  },
  {
    title: "a Collaborator with a wrong address and role",
    program: () => new Collaborator("wrong", { appId, email: "ada@", role: "owner" as "admin" }),
    reasons: [
      'email must be an e-mail address such as "support@example.com"',
      'role must be one of "admin", "developer"',
    ],
  },
  {
    title: "two Apps with one name, whatever their case",
    program: () => {
      new App("one", good);
      new App("other", { ...good, name: "BID board" });
    },
    reasons: ["name must differ from that of urn:pulumi:"],
  },
];

describe("wrong input", function () {
  this.timeout(300_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  beforeEach(() => trial.recorder.clear());
  after(() => trial?.end());

  for (const { title, program, reasons } of refused) {
    it(`is refused at preview, all at once: ${title}`, async () => {
      const stack = await trial.stack(async () => {
        program();
      });
      const { diagnostics, output } = await stack.preview({ fails: true });
      const problems = diagnostics.filter((text) => text.includes("has a problem"));
      expect(problems, output).to.have.lengthOf(reasons.length);
      for (const reason of reasons) {
        expect(
          problems.some((text) => text.includes(`has a problem: ${reason}`)),
          `${reason}, among:\n${problems.join("\n")}`,
        ).to.equal(true);
      }
      expect(output).not.to.match(/^\s+at /m);
      expect(trial.recorder.requests).to.deep.equal([]);
    });
  }

  for (const { called, plugin, classes } of fronts) {
    it(`is told without its value, which may be a secret: ${called}`, async () => {
      const supportEmail = pulumi.secret("hunter2hunter2");
      const stack = await trial.stack(
        async () => {
          new classes.App("wrong", { ...newAppArgs(), supportEmail });
        },
        { plugin },
      );
      const { output } = await stack.preview({ fails: true });
      expect(output).to.match(/resource 'wrong' has a problem: supportEmail must be an e-mail address/);
      expect(output).not.to.include("hunter2");
    });
  }

  it("is not what is not known yet", async () => {
    const stack = await trial.stack(async () => {
      const { id } = new App("known", good);
      new App("unknown", {
        name: pulumi.interpolate`Mirror ${id}`,
        description: id,
        integrationType: id,
        category: id,
        supportEmail: id,
        supportPhone: id,
        siteUrl: id,
        deletionProtection: id.apply(() => false),
      });
      new ProductionCredentials("unknown", {
        appId: id,
        redirectUris: ["https://www.example.com", id],
        rotation: { trigger: id, overlap: id },
      });
      new Collaborator("unknown", { appId: id, email: id, role: id });
    });
    const { changes } = await stack.preview();
    expect(changes).to.deep.equal({ create: 5 });
    expect(trial.recorder.requests).to.deep.equal([]);
  });

  it("is refused by up, before anything of it is written, when it was not known at preview", async () => {
    const stack = await trial.stack(async () => {
      const { id } = new App("known", good);
      new Collaborator("unknown", { appId: id, email: id });
    });
    await stack.preview();
    const { diagnostics } = await stack.up({ fails: true });
    expect(diagnostics.join("\n")).to.contain("must be an e-mail address");
    expect(trial.recorder.writes().map(({ path }) => path)).to.deep.equal(["/api/v1/apps"]);
    await stack.destroy();
  });
});
