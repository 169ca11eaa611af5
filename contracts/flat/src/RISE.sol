// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

import {IRISE} from "contracts/flat/interfaces/IRISE.sol";

/// @title RISE
/// @notice ERC-20 with 425,000,000 tokens minted once to the genesis distributor; no mint and no burn, ever.
/// @dev Everything a caller may do is OpenZeppelin's `ERC20`. See {IRISE} for units and trust.
contract RISE is ERC20, IRISE {
    /* IMMUTABLES */

    /// @inheritdoc IRISE
    uint256 public constant SUPPLY = 425_000_000e18;

    /* CONSTRUCTOR */

    /// @param genesisDistributor Receives the whole supply; must not be the zero address.
    constructor(address genesisDistributor) ERC20("RISE", "RISE") {
        _mint(genesisDistributor, SUPPLY);
    }
}
