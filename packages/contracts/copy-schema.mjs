// The descriptor set travels beside the compiled code.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (file) => fileURLToPath(new URL(file, import.meta.url));
mkdirSync(at('dist/generated'), { recursive: true });
copyFileSync(at('src/generated/schema.binpb'), at('dist/generated/schema.binpb'));
