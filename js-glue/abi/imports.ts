// The engine does no input and no output, but the C library it is linked with may still name a few functions of its
// surroundings. Whatever a module asks for is satisfied here, so that a new version of the compiler changes nothing.

/** WASI's "not supported": a C library takes it for an error and goes on, where a 0 could make it try for ever. */
const NOT_SUPPORTED = 52;

const ENDS_THE_PROGRAM = /exit|abort|throw|assert|trap/;

function standIn({ module, name }: WebAssembly.ModuleImportDescriptor): () => number {
  if (ENDS_THE_PROGRAM.test(name)) {
    return () => {
      throw new WebAssembly.RuntimeError(`The engine called ${name}`);
    };
  }
  const answer = module.startsWith("wasi") ? NOT_SUPPORTED : 0;
  return () => answer;
}

export function importsOf(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const wanted of WebAssembly.Module.imports(module)) {
    if (wanted.kind !== "function") throw new Error(`The engine imports a ${wanted.kind}: ${wanted.name}`);
    (imports[wanted.module] ??= {})[wanted.name] = standIn(wanted);
  }
  return imports;
}
