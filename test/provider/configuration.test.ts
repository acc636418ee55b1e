import { expect } from "chai";
import { ConfigurationError, readConfiguration } from "../../provider/configuration.ts";

const set = { "devportal:url": "https://portal.example.com", "devportal:token": "dpt_token" };

function read(stack: Record<string, string>, environment: Record<string, string> = {}) {
  try {
    return readConfiguration((key) => stack[key], environment);
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigurationError);
    return error as ConfigurationError;
  }
}

describe("the configuration", () => {
  it("needs address and token, and has defaults for the rest", () => {
    expect(read(set)).to.deep.equal({
      url: "https://portal.example.com",
      token: "dpt_token",
      maxRetries: 5,
      requestTimeout: 30,
      maxRequestsPerSecond: 0,
    });
  });

  it("comes from the environment too, and the stack wins", () => {
    const environment = { DEVPORTAL_URL: "http://localhost:1", DEVPORTAL_TOKEN: "dpt_other" };
    expect(read({}, environment)).to.include({ url: "http://localhost:1", token: "dpt_other" });
    expect(read(set, environment)).to.include({ url: "https://portal.example.com", token: "dpt_token" });
  });

  it("that is missing: every key, variable and what to do, at once", () => {
    const error = read({ "devportal:maxRetries": "many" });
    expect(error)
      .to.have.property("message")
      .that.includes("devportal:url")
      .and.includes("DEVPORTAL_URL")
      .and.includes("devportal:token")
      .and.includes("DEVPORTAL_TOKEN")
      .and.includes("devportal token create")
      .and.includes("devportal:maxRetries must be a whole number from 0 to 20");
  });

  for (const [key, value, reason] of [
    ["devportal:url", "portal.example.com", "must be an http or https address"],
    ["devportal:url", "ftp://example.com", "must be an http or https address"],
    ["devportal:url", "https://user:planted@example.com", "must not contain a user name"],
    ["devportal:url", "https://example.com?planted", "must not have a query"],
    ["devportal:token", "planted\n", "must be one word"],
    ["devportal:token", "planted token", "must be one word"],
    ["devportal:token", "plantéd", "must be one word"],
    ["devportal:requestTimeout", "0", "must be a number from 0.1 to 600"],
    ["devportal:maxRequestsPerSecond", "-1", "must be a number from 0 to 10000"],
  ] as const) {
    it(`${key} ${JSON.stringify(value)} ${reason}, and is not repeated`, () => {
      const error = read({ ...set, [key]: value });
      expect(error).to.have.property("message").that.includes(`${key} ${reason}`).and.not.includes("plant");
    });
  }

  it("names the variable when the value came from there", () => {
    expect(read({}, { DEVPORTAL_URL: "x", DEVPORTAL_TOKEN: "a b" }))
      .to.have.property("message")
      .that.matches(/DEVPORTAL_URL must be .*DEVPORTAL_TOKEN must be/s);
  });
});
