import { installApart } from './install-apart.js';

/* What lint and types need beside the project's own packages: those of the tools, and of the examples. */
if (!['tools', 'examples'].every(installApart)) process.exitCode = 1;
