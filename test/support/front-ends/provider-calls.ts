import empty from "google-protobuf/google/protobuf/empty_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import type { Values } from "../../../provider/core/wire.ts";
import { ask, structOf, valuesOf, type Client } from "./asking.ts";

/** The calls about a provider itself, as the engine makes them. */
export function providerCalls(client: Client) {
  return {
    async handshake(engine: string) {
      const request = new messages.ProviderHandshakeRequest();
      request.setEngineAddress(engine);
      return ask<typeof request, messages.ProviderHandshakeResponse>(
        (request, done) => client.handshake(request, done),
        request,
      );
    },

    async attach(engine: string) {
      const request = new plugins.PluginAttach();
      request.setAddress(engine);
      await ask<plugins.PluginAttach, empty.Empty>((request, done) => client.attach(request, done), request);
    },

    async getPluginInfo() {
      return ask<empty.Empty, plugins.PluginInfo>(
        (request, done) => client.getPluginInfo(request, done),
        new empty.Empty(),
      );
    },

    async getSchema() {
      const answer = await ask<messages.GetSchemaRequest, messages.GetSchemaResponse>(
        (request, done) => client.getSchema(request, done),
        new messages.GetSchemaRequest(),
      );
      return answer.getSchema();
    },

    async checkConfig(news: Values) {
      const request = new messages.CheckRequest();
      request.setUrn("urn:pulumi:test::test::pulumi:providers:devportal::default");
      request.setOlds(structOf({}));
      request.setNews(structOf(news));
      const answer = await ask<messages.CheckRequest, messages.CheckResponse>(
        (request, done) => client.checkConfig(request, done),
        request,
      );
      const failures = answer.getFailuresList().map((failure) => failure.toObject());
      return { inputs: valuesOf(answer.getInputs()), failures };
    },

    async diffConfig(olds: Values, news: Values) {
      const request = new messages.DiffRequest();
      request.setUrn("urn:pulumi:test::test::pulumi:providers:devportal::default");
      request.setOldInputs(structOf(olds));
      request.setOlds(structOf(olds));
      request.setNews(structOf(news));
      return ask<messages.DiffRequest, messages.DiffResponse>(
        (request, done) => client.diffConfig(request, done),
        request,
      );
    },

    cancel() {
      return ask<empty.Empty, empty.Empty>(
        (request, done) => client.cancel(request, done),
        new empty.Empty(),
      );
    },

    async invoke(token: string, args: Values = {}) {
      const request = new messages.InvokeRequest();
      request.setTok(token);
      request.setArgs(structOf(args));
      const answer = await ask<messages.InvokeRequest, messages.InvokeResponse>(
        (request, done) => client.invoke(request, done),
        request,
      );
      const failures = answer.getFailuresList().map((failure) => failure.toObject());
      return { found: valuesOf(answer.getReturn()), failures };
    },
  };
}
