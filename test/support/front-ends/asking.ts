import { credentials, type ServiceError } from "@grpc/grpc-js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import type { Values } from "../../../provider/core/wire.ts";

export type Client = InstanceType<typeof grpc.ResourceProviderClient>;

/** A client as the engine has it, of a provider that listens on loopback. */
export function clientOf(port: string): Client {
  const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  return new grpc.ResourceProviderClient(`127.0.0.1:${port.trim()}`, credentials.createInsecure(), unlimited);
}

/** What a provider answered instead of a result; of an unfinished object, what the state is to hold. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: number;
  readonly id: string = "";
  readonly properties: Values = {};
  readonly reasons: string[] = [];

  constructor(
    { code, details, metadata }: ServiceError,
    received: (values: Values) => Values = (all) => all,
  ) {
    super(details);
    this.code = code;
    const [told] = metadata.get("grpc-status-details-bin");
    const [detail] =
      told === undefined ? [] : statuses.Status.deserializeBinary(told as Buffer).getDetailsList();
    if (detail?.getTypeName() !== "pulumirpc.ErrorResourceInitFailed") return;
    const held = messages.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
    this.id = held.getId();
    this.properties = received(valuesOf(held.getProperties()));
    this.reasons = held.getReasonsList();
  }
}

type Call<Request, Answer> = (
  request: Request,
  done: (error: ServiceError | null, answer: Answer) => void,
) => unknown;

/** One call, which fails with `Refused`. */
export function ask<Request, Answer>(
  call: Call<Request, Answer>,
  request: Request,
  received?: (values: Values) => Values,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    call(request, (error, answer) => {
      if (error) reject(new Refused(error, received));
      else resolve(answer);
    });
  });
}

/** Values as a message has them; like the engine, without what is undefined. */
export function structOf(values: object): structs.Struct {
  const plain = JSON.parse(JSON.stringify(values)) as Record<string, structs.JavaScriptValue>;
  return structs.Struct.fromJavaScript(plain);
}

export function valuesOf(struct: structs.Struct | undefined): Values {
  return struct?.toJavaScript() ?? {};
}

/** Why a call failed, which it must. */
export async function refusalOf(asked: Promise<unknown>): Promise<Refused> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error("The call succeeded");
}
