import http from "node:http";
import https from "node:https";
import axios, { isAxiosError, type AxiosError, type AxiosRequestConfig, type AxiosResponse } from "axios";
import axiosRetry, { retryAfter } from "axios-retry";
import { allowance } from "./allowance.ts";
import { pace } from "./pace.ts";
import { tlsProblem } from "./tls.ts";

/** Where the portal is and how it may be asked. */
export interface Connection {
  /** The portal's address, without `/api/v1`. */
  url: string;
  /** A token of the portal, with the scopes `read` and `write`. */
  token: string;
  /** How often a request is sent again at most. */
  maxRetries: number;
  /** Seconds of silence after which a request counts as failed. */
  requestTimeout: number;
  /** Requests a second at most, retries included; 0 for no limit. */
  maxRequestsPerSecond: number;
}

/** On whose behalf requests are sent. */
export interface Asker {
  /** What ends the operation that asks. */
  signal?: (() => AbortSignal | undefined) | undefined;
  /** Passes on what is being waited for. */
  progress?: ((message: string) => void) | undefined;
}

const RETRIED = new Set([408, 425, 429]);
const LONGEST_WAIT = 60_000;

/** Sends a request until it is answered for good; a failure holds the token and must not leave the client. */
export type Send = (
  request: AxiosRequestConfig,
) => Promise<{ response: AxiosResponse<string> } | { failure: AxiosError<string> }>;

/** What holds for every request: token, allowance, pace, retries, timeout, no redirects. */
export function connect(connection: Connection, { signal, progress }: Asker = {}): Send {
  const { url, token, maxRetries, requestTimeout, maxRequestsPerSecond } = connection;
  const client = axios.create({
    baseURL: `${url.replace(/\/+$/, "")}/api/v1`,
    headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
    timeout: requestTimeout * 1000,
    // A redirect would carry the token to wherever it points.
    maxRedirects: 0,
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
    responseType: "text",
    transformResponse: (body: unknown) => body,
    ...(isLoopback(url) ? { proxy: false } : {}),
  });
  const allowed = allowance(progress);
  const turn = pace(maxRequestsPerSecond);
  const ask = axios.getAdapter("http");
  client.interceptors.request.use(async (config) => {
    // Where a wait was cut short, whoever did that runs here, and only the request itself tells for whom it was sent.
    const ending = (config.signal as AbortSignal | undefined) ?? signal?.();
    const answered = await allowed(ending);
    await turn(ending);
    if (ending?.aborted) answered();
    ending?.throwIfAborted();
    // What is sent is left to be answered: the state must know what has become of it.
    delete config.signal;
    config.adapter = (sent) =>
      ask(sent).then(
        (response) => {
          answered(response.headers);
          return response;
        },
        (error: unknown) => {
          answered(isAxiosError(error) ? error.response?.headers : undefined);
          throw error;
        },
      );
    return config;
  });
  axiosRetry(client, {
    retries: maxRetries,
    shouldResetTimeout: true,
    onRetry: (_attempt, _error, config) => void (config.signal = signal?.()),
    retryCondition: (error) => retryAfter(error) <= LONGEST_WAIT && isPassing(error) && isRepeatable(error),
    retryDelay: (attempt, error) =>
      Math.max(retryAfter(error), Math.min(2 ** attempt * 100, LONGEST_WAIT) * (0.75 + Math.random() / 2)),
  });
  return async (request) => {
    try {
      return { response: await client.request<string>(request) };
    } catch (error) {
      if (isAxiosError<string>(error)) return { failure: error };
      throw error;
    }
  };
}

/** Whether the same request may fare better a moment later. */
function isPassing({ response, code }: AxiosError): boolean {
  if (!response) return code !== "ENOTFOUND" && !code?.startsWith("ERR_") && !tlsProblem(code);
  // A status below 300 in an error is an answer that was cut.
  return response.status < 300 || response.status >= 500 || RETRIED.has(response.status);
}

/**
 * Whether sending the request twice has the effect of sending it once. A POST has with a key.
 * A PATCH has with a claim: it sets values, and a write of someone newer in between answers `claim_lost`.
 */
function isRepeatable({ config, code }: AxiosError): boolean {
  const method = config?.method?.toUpperCase();
  if (code === "ECONNREFUSED") return true;
  if (method === "POST") return config?.headers.has("Idempotency-Key") ?? false;
  if (method === "PATCH") return config?.headers.has("Devportal-Claim") ?? false;
  return true;
}

function isLoopback(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
