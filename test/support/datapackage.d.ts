/**
 * The part of the reference implementation that the tests use; the package has no types of its own.
 */
declare module 'datapackage' {
  interface LoadedResource {
    name: string;
    read(): Promise<unknown[]>;
  }
  interface LoadedPackage {
    valid: boolean;
    errors: Error[];
    profile: { name: string };
    resources: LoadedResource[];
  }
  const frictionless: {
    Package: { load(descriptor: string | object, options: { strict: boolean }): Promise<LoadedPackage> };
    validate(descriptor: object): Promise<{ valid: boolean; errors: Error[] }>;
  };
  export default frictionless;
}
