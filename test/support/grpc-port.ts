import { ServerCredentials, type Server } from "@grpc/grpc-js";

/** Lets a server listen on loopback. @returns its port. */
export function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}
