import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type { AxiosStatic } from "axios";
import { settingsOf, type Subject } from "./subject.ts";

type Settings = Record<string, unknown>;

// A CommonJS module is what Pulumi's serializer writes down as a `require`.
const axios = createRequire(import.meta.url)("axios") as AxiosStatic;

// The address and the token come from the environment, as the documentation advises: a captured token would be in the state.
function api() {
  return axios.create({
    baseURL: `${process.env.DEVPORTAL_URL ?? ""}/api/v1`,
    headers: { Authorization: `Bearer ${process.env.DEVPORTAL_TOKEN ?? ""}` },
  });
}

/** One provider object for all resources, in the documented form. */
const provider: pulumi.dynamic.ResourceProvider<Settings, Settings> = {
  check(_: Settings, news: Settings) {
    const { name } = news;
    const refused = typeof name === "string" && (name.length === 0 || name.length > 80);
    const failures = refused ? [{ property: "name", reason: "must have 1 to 80 characters" }] : [];
    return Promise.resolve({ inputs: news, failures });
  },
  diff(_: string, olds: Settings, news: Settings) {
    const changes = Object.keys(news).some((key) => key !== "__provider" && olds[key] !== news[key]);
    return Promise.resolve({ changes });
  },
  async create({ __provider, ...settings }: Settings) {
    const { data } = await api().post<{ id: string }>("/apps", settings);
    return { id: data.id, outs: { ...settings, id: data.id } };
  },
  async read(id: string, known: Settings = {}) {
    const { data } = await api().get<Settings>(`/apps/${id}`);
    const props: Settings = {};
    for (const key of Object.keys(known)) props[key] = data[key] ?? known[key];
    return { id, props };
  },
  async update(id: string, _: Settings, { __provider, ...settings }: Settings) {
    await api().patch(`/apps/${id}`, settings);
    return { outs: { ...settings, id } };
  },
  async delete(id: string) {
    await api().delete(`/apps/${id}`);
  },
};

class PlainApp extends pulumi.dynamic.Resource {
  constructor(name: string, settings: Settings) {
    super(provider, name, settings);
  }
}

export const plainDynamic: Subject = {
  name: "plain-dynamic",
  says: "the same lifecycle as a pulumi.dynamic.Resource with one shared provider object",
  program: (count) => () => {
    for (let index = 0; index < count; index++) new PlainApp(`app-${index}`, settingsOf(index));
    return Promise.resolve();
  },
};
