/** How forge is started on a project whose settings are not to be trusted. Pure. */
import { join } from 'node:path';

/** Beside what forge knows of a compilation: whoever copies that has both. */
export const settingsFile = (root: string): string => join(root, 'cache', 'foundry.toml');

/**
 * Settings of ours in the place of the project's, for forge lets no variable forbid `ffi` or the writing of files. No
 * repository: forge has git fetch missing submodules, by whatever commands the project's own settings of git name.
 */
export function forgeEnvironment(root: string): Record<string, string> {
  return { FOUNDRY_PROFILE: 'default', FOUNDRY_CONFIG: settingsFile(root), GIT_DIR: '/dev/null' };
}
