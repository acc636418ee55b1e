/** By what Pulumi knows a resource type, a function or another type of the plugin. */
export function pluginToken(name: string): string {
  return `devportal:index:${name}`;
}

/** By what Pulumi knows a resource type of the dynamic front end. */
export function dynamicToken(type: string): string {
  return `pulumi-nodejs:dynamic/devportal:${type}`;
}
