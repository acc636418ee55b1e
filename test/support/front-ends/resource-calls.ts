import messages from "@pulumi/pulumi/proto/provider_pb.js";
import type { CheckFailure } from "../../../provider/core/check.ts";
import type { Values } from "../../../provider/core/wire.ts";
import { ask, structOf, valuesOf, type Client } from "./asking.ts";

export interface Difference {
  changes: boolean;
  replaces: string[];
  deleteBeforeReplace: boolean;
  /** Outputs that stay as they are. */
  stables: string[];
  /** What happens at each place that differs. */
  details: Record<string, Kind>;
}

type Kind = keyof typeof messages.PropertyDiff.Kind;

const nameOf = (kind: number) =>
  (Object.entries(messages.PropertyDiff.Kind) as [Kind, number][]).find(
    ([, number]) => number === kind,
  )?.[0] ?? "ADD";

/** What the engine says of a call beside the object: whether it is a preview, and the time limit in seconds. */
export interface Asked {
  preview?: boolean;
  timeout?: number;
}

/** The operations of one resource type, as the engine calls them. */
export interface ResourceCalls {
  check: (olds: Values, news: Values) => Promise<{ inputs: Values; failures: CheckFailure[] }>;
  diff: (id: string, prior: Values, inputs: Values) => Promise<Difference>;
  create: (inputs: Values, asked?: Asked) => Promise<{ id: string; properties: Values }>;
  /** Answers nothing when the object is gone. */
  read: (id: string, prior: Values) => Promise<{ inputs: Values; properties: Values } | undefined>;
  /** Reads for a program that does not manage the object. */
  get: (id: string) => Promise<{ inputs: Values; properties: Values } | undefined>;
  /** Reads an object that is imported: only its id is known. */
  find: (id: string) => Promise<{ inputs: Values; properties: Values } | undefined>;
  update: (id: string, prior: Values, inputs: Values, asked?: Asked) => Promise<Values>;
  delete: (id: string, prior: Values, asked?: Asked) => Promise<void>;
}

/** What is particular to how a front end is called. */
export interface Wire {
  urn: (values: Values) => string;
  /** The values as the engine sends them; `program` are those of the program, before a check. */
  sent: (values: Values, program?: boolean) => Values;
  received: (values: Values) => Values;
  /** The names of inputs: what of an object's state the engine has as such. */
  inputs: string[];
  /** Awaited after each call. */
  settled: () => Promise<unknown>;
}

/** The calls about one type of resource. */
export function resourceCalls(client: Client, { urn, sent, received, inputs, settled }: Wire): ResourceCalls {
  const called = async <Request, Answer>(
    call: Parameters<typeof ask<Request, Answer>>[0],
    request: Request,
  ): Promise<Answer> => {
    try {
      return await ask(call, request, received);
    } finally {
      await settled();
    }
  };
  const struct = (values: Values, program?: boolean) => structOf(sent(values, program));
  const inputsOf = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => inputs.includes(name)));

  async function asked(request: messages.ReadRequest) {
    const answer = await called<messages.ReadRequest, messages.ReadResponse>(
      (request, done) => client.read(request, done),
      request,
    );
    if (answer.getId() === "") return undefined;
    return {
      inputs: received(valuesOf(answer.getInputs())),
      properties: received(valuesOf(answer.getProperties())),
    };
  }

  return {
    async check(olds, news) {
      const request = new messages.CheckRequest();
      request.setUrn(urn(news));
      request.setOlds(struct(olds));
      request.setNews(struct(news, true));
      const answer = await called<messages.CheckRequest, messages.CheckResponse>(
        (request, done) => client.check(request, done),
        request,
      );
      const failures = answer.getFailuresList().map((failure) => named(failure.getReason()));
      return { inputs: received(valuesOf(answer.getInputs())), failures };
    },

    async diff(id, prior, news) {
      const request = new messages.DiffRequest();
      request.setId(id);
      request.setUrn(urn(news));
      request.setOlds(struct(prior));
      request.setOldInputs(struct(inputsOf(prior)));
      request.setNews(struct(news));
      const answer = await called<messages.DiffRequest, messages.DiffResponse>(
        (request, done) => client.diff(request, done),
        request,
      );
      const details: Difference["details"] = {};
      answer.getDetaileddiffMap().forEach((place, path) => void (details[path] = nameOf(place.getKind())));
      return {
        changes: answer.getChanges() === messages.DiffResponse.DiffChanges.DIFF_SOME,
        replaces: answer.getReplacesList(),
        deleteBeforeReplace: answer.getDeletebeforereplace(),
        stables: answer.getStablesList(),
        details,
      };
    },

    async create(inputs, { preview = false, timeout = 0 } = {}) {
      const request = new messages.CreateRequest();
      request.setUrn(urn(inputs));
      request.setProperties(struct(inputs));
      request.setPreview(preview);
      request.setTimeout(timeout);
      const answer = await called<messages.CreateRequest, messages.CreateResponse>(
        (request, done) => client.create(request, done),
        request,
      );
      return { id: answer.getId(), properties: received(valuesOf(answer.getProperties())) };
    },

    read(id, prior) {
      const request = new messages.ReadRequest();
      request.setId(id);
      request.setUrn(urn(prior));
      request.setInputs(struct(inputsOf(prior)));
      request.setProperties(struct(prior));
      return asked(request);
    },

    get(id) {
      const request = new messages.ReadRequest();
      request.setId(id);
      request.setUrn(urn({}));
      request.setInputs(struct({ managedBy: urn({}) }, true));
      request.setProperties(struct({ managedBy: urn({}) }, true));
      return asked(request);
    },

    find(id) {
      const request = new messages.ReadRequest();
      request.setId(id);
      request.setUrn(urn({}));
      return asked(request);
    },

    async update(id, prior, inputs, { preview = false, timeout = 0 } = {}) {
      const request = new messages.UpdateRequest();
      request.setId(id);
      request.setUrn(urn(inputs));
      request.setOlds(struct(prior));
      request.setOldInputs(struct(inputsOf(prior)));
      request.setNews(struct(inputs));
      request.setPreview(preview);
      request.setTimeout(timeout);
      const answer = await called<messages.UpdateRequest, messages.UpdateResponse>(
        (request, done) => client.update(request, done),
        request,
      );
      return received(valuesOf(answer.getProperties()));
    },

    async delete(id, prior, { timeout = 0 } = {}) {
      const request = new messages.DeleteRequest();
      request.setId(id);
      request.setUrn(urn(prior));
      request.setOldInputs(struct(inputsOf(prior)));
      request.setProperties(struct(prior));
      request.setTimeout(timeout);
      await called((request: messages.DeleteRequest, done) => client.delete(request, done), request);
    },
  };
}

/** A failure names its property in the reason alone, or the engine would print the value. */
function named(told: string): CheckFailure {
  const [, property = "", reason = ""] = /^(.*?) ((?:is|must|cannot) .*)$/s.exec(told) ?? [];
  return { property, reason };
}
