import { schemaBytes } from '@civicline/contracts';
import type { Server, ServiceDefinition, UntypedHandleCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';

type PackageDefinition = ConstructorParameters<typeof ReflectionService>[0];
type Served = readonly [definition: ServiceDefinition, handlers: UntypedServiceImplementation];

/** What the library would add to a server: v1 and v1alpha. */
const servedFor = (contracts: PackageDefinition): Served[] => {
  const served: Served[] = [];
  const addService = (...one: Served) => void served.push(one);
  new ReflectionService(contracts).addToServer({ addService });
  return served;
};

/**
 * Every definition of the package carries every file, and the library reads the files of each: with hundreds of definitions
 * that took seconds of processor. One definition says all.
 */
const contracts = (): PackageDefinition =>
  Object.fromEntries(Object.entries(loadFileDescriptorSetFromBuffer(schemaBytes())).slice(0, 1));

/** Server reflection of all contracts (grpc.reflection.v1 and v1alpha). They are read when somebody first asks. */
export const addReflection = (server: Server): void => {
  let known: Served[] | undefined;
  servedFor({}).forEach(([definition, handlers], place) => {
    const whenAsked = (name: string) => (call: unknown) => {
      known ??= servedFor(contracts());
      (known[place]?.[1][name] as (call: unknown) => void)(call);
    };
    const names = Object.keys(handlers);
    server.addService(
      definition,
      Object.fromEntries(names.map((name) => [name, whenAsked(name) as UntypedHandleCall])),
    );
  });
};
