// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A name that Slither keeps for itself.
contract SlitherInternalTopLevelContract {}
