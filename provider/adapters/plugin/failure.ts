import { Metadata, status, type ServiceError } from "@grpc/grpc-js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import anys from "google-protobuf/google/protobuf/any_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import { ExpectedError, ProviderError, UnfinishedError } from "../../core/errors.ts";
import type { Properties } from "../../core/property.ts";
import { masked, propertiesStruct } from "./values.ts";

/** What a call is about: which of an object's outputs are secrets, and what the engine sent, with its secrets. */
export interface Subject {
  outputs: Properties;
  sent: (Struct | undefined)[];
}

/** A failure as the engine wants it: an unfinished object carries what the state is to hold of it. */
export function failureOf(error: unknown, { outputs, sent }: Subject): Partial<ServiceError> {
  if (error instanceof UnfinishedError) return unfinished(error, { outputs, sent });
  if (error instanceof ExpectedError)
    return { code: status.UNKNOWN, details: masked(error.message, ...sent) };
  const fault = new ProviderError(error);
  console.error(fault.stack);
  return { code: status.INTERNAL, details: fault.message };
}

function unfinished({ id, properties, reasons, message }: UnfinishedError, { outputs, sent }: Subject) {
  const held = new messages.ErrorResourceInitFailed();
  held.setId(id);
  held.setProperties(propertiesStruct(properties, outputs, ...sent));
  held.setReasonsList(reasons.map((reason) => masked(reason, ...sent)));
  const detail = new anys.Any();
  detail.pack(held.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const told = new statuses.Status();
  told.setCode(status.UNKNOWN);
  const details = masked(message, ...sent);
  told.setMessage(details);
  told.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(told.serializeBinary()));
  return { code: status.UNKNOWN, details, metadata };
}
