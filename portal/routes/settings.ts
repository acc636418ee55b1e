import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { Portal } from "../portal.ts";
import { changeSettings, readSettings, settings, settingsChange } from "../settings.ts";

export const settingsRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      "/settings",
      { config: { scope: "operator" }, schema: { response: { 200: settings } } },
      (request) => portal.read(request, ({ db }) => readSettings(db)),
    );

    api.patch(
      "/settings",
      { config: { scope: "operator" }, schema: { body: settingsChange, response: { 200: settings } } },
      (request) => portal.write(request, (context) => changeSettings(context, request.body)),
    );
  };
