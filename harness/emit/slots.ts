/** Emits the storage slots of each contract, so that harnesses name state instead of counting it. */
import type { CompiledContract } from './contract.ts';
import { banner } from './solidity.ts';

export const slotsPath = 'harness/generated/Slots.sol';

export function emitSlots(contracts: readonly CompiledContract[]): string {
  return `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

${contracts
  .filter(({ storage }) => storage.length > 0)
  .map(library)
  .join('\n')}`;
}

function library({ name, file, storage }: CompiledContract): string {
  const lines = storage.map(({ label, slot, offset }) => {
    const packed = offset === 0 ? '' : ` // from byte ${offset}`;
    return `    uint256 internal constant ${label} = ${slot};${packed}`;
  });
  return `/// Storage of ${name}, from the layout of ${file}.
library ${name}Slots {
${lines.join('\n')}
}
`;
}
