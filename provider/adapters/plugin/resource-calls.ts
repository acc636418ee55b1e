import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import type { Portal } from "../../client/portal.ts";
import { unnamed } from "../../core/check.ts";
import type { AnyDefinition } from "../../core/define.ts";
import { ExpectedError } from "../../core/errors.ts";
import type { Handlers } from "../../core/handlers.ts";
import { pluginToken } from "../../core/pulumi-token.ts";
import { UNKNOWN } from "../../core/wire.ts";
import { allResources } from "../../resources/all.ts";
import { checkAnswer, diffAnswer } from "./answers.ts";
import type { Operations } from "./operation.ts";
import type { Subject } from "./failure.ts";
import { unary } from "./unary.ts";
import { inputsStruct, masked, propertiesStruct, valuesOf } from "./values.ts";

interface AboutResource {
  getUrn: () => string;
  getTimeout?: () => number;
}

type Work<Request, Answer> = (request: Request, resource: Resource) => Promise<Answer>;

interface Resource extends Handlers {
  definition: AnyDefinition<Portal>;
}

/** The operations on resources, as the engine calls them. */
export function resourceCalls(
  operations: Operations,
  handlersOf: (definition: AnyDefinition<Portal>, peer: string) => Promise<Handlers>,
): UntypedServiceImplementation {
  const about = <Request extends AboutResource, Answer>(
    work: Work<Request, Answer>,
    sent: (request: Request) => Subject["sent"] = () => [],
  ) =>
    unary<Request, Answer>(
      (request, peer) =>
        operations.run({ peer, urn: request.getUrn(), limit: request.getTimeout?.() ?? 0 }, async () => {
          const definition = definitionOf(request);
          return work(request, { definition, ...(await handlersOf(definition, peer)) });
        }),
      (request) => ({ outputs: definitionOf(request).outputs, sent: sent(request) }),
    );

  return {
    check: about<messages.CheckRequest, messages.CheckResponse>(async (request, { check }) => {
      const asked = request.getNews();
      const news = { ...valuesOf(asked), managedBy: request.getUrn() };
      const { inputs, failures } = await check(valuesOf(request.getOlds()), news);
      const told = failures
        .map(unnamed)
        .map(({ property, reason }) => ({ property, reason: masked(reason, asked) }));
      return checkAnswer(inputsStruct(inputs, asked), told);
    }),

    diff: about<messages.DiffRequest, messages.DiffResponse>(async (request, resource) => {
      const { definition, diff, foresee, preview } = resource;
      const [olds, news] = [valuesOf(request.getOlds()), valuesOf(request.getNews())];
      await foresee(request.getId(), olds, news);
      const difference = diff(olds, news);
      const after = difference.replaces.length > 0 ? {} : preview(news, olds);
      const stables = Object.keys(definition.outputs).filter(
        (name) => after[name] !== undefined && after[name] !== UNKNOWN,
      );
      return diffAnswer(difference, stables);
    }),

    create: about<messages.CreateRequest, messages.CreateResponse>(
      async (request, resource) => {
        const { definition, preview, create } = resource;
        const asked = request.getProperties();
        const inputs = valuesOf(asked);
        const { id, properties } = request.getPreview()
          ? { id: "", properties: preview(inputs) }
          : await create(inputs);
        const answer = new messages.CreateResponse();
        answer.setId(id);
        answer.setProperties(propertiesStruct(properties, definition.outputs, asked));
        return answer;
      },
      (request) => [request.getProperties()],
    ),

    read: about<messages.ReadRequest, messages.ReadResponse>(async (request, resource) => {
      const { definition, read, find } = resource;
      const id = request.getId();
      const prior = valuesOf(request.getProperties());
      const known = Object.keys(prior).length > 0;
      const found = await (known ? read(id, prior) : find(id, request.getUrn()));
      const answer = new messages.ReadResponse();
      // An answer without an id means that the object is gone.
      if (!found) return answer;
      answer.setId(id);
      // After a failed update, only the properties hold what the program had sent as a secret.
      const asked = [request.getInputs(), request.getProperties()];
      answer.setInputs(inputsStruct(found.inputs, ...asked));
      answer.setProperties(propertiesStruct(found.properties, definition.outputs, ...asked));
      return answer;
    }),

    update: about<messages.UpdateRequest, messages.UpdateResponse>(
      async (request, resource) => {
        const { definition, preview, update } = resource;
        const asked = request.getNews();
        const [olds, news] = [valuesOf(request.getOlds()), valuesOf(asked)];
        const properties = request.getPreview()
          ? preview(news, olds)
          : await update(request.getId(), olds, news);
        const answer = new messages.UpdateResponse();
        answer.setProperties(propertiesStruct(properties, definition.outputs, asked));
        return answer;
      },
      (request) => [request.getNews(), request.getOlds()],
    ),

    delete: about<messages.DeleteRequest, empty.Empty>(async (request, resource) => {
      await resource.delete(request.getId(), valuesOf(request.getProperties()));
      return new empty.Empty();
    }),
  };
}

function definitionOf(request: AboutResource): AnyDefinition<Portal> {
  const token = request.getUrn().split("::")[2]?.split("$").at(-1) ?? "";
  const definition = allResources.find(({ type }) => token === pluginToken(type));
  if (!definition) {
    const types = allResources.map(({ type }) => pluginToken(type)).join(", ");
    const dynamic = token.includes("dynamic/")
      ? ". A dynamic resource takes no option `provider`: leave it out, or declare the resource with the plugin's SDK"
      : "";
    throw new ExpectedError(`There is no resource type "${token}"; there are ${types}${dynamic}`);
  }
  return definition;
}
