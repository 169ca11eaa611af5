// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title GenesisNumbers
/// @notice The amounts and feed answers of genesis, for both scenarios.
library GenesisNumbers {
    /// @notice `balanced`: RISE locked at genesis, half of the supply.
    uint256 internal constant BALANCED_LOCKED = 212_500_000e18;

    /// @notice `balanced`: RISE kept as treasury inventory.
    uint256 internal constant BALANCED_INVENTORY = 208_250_000e18;

    /// @notice `balanced`: RISE for the RISE/ETH pool.
    uint256 internal constant BALANCED_FLOATING = 4_250_000e18;

    /// @notice `deep`: RISE locked at genesis.
    uint256 internal constant DEEP_LOCKED = 424_949_000e18;

    /// @notice `deep`: RISE left floating. There is no inventory.
    uint256 internal constant DEEP_FLOATING = 51_000e18;

    /// @notice Decimals of every feed below.
    uint8 internal constant FEED_DECIMALS = 8;

    /// @notice ETH/USD at genesis: 2000.
    int256 internal constant ETH_USD_ANSWER = 2000e8;

    /// @notice CPI-U at genesis: 315.605.
    int256 internal constant CPI_ANSWER = 315.605e8;

    /// @notice Truflation at genesis: 1.284, an index on another base.
    int256 internal constant TRUFLATION_ANSWER = 1.284e8;

    /// @notice Ether for the FLAT/ETH pool: 2,000,000 USD at the genesis price.
    uint256 internal constant FLAT_POOL_ETH = 1000 ether;

    /// @notice The raise: 20,000,000 USD at the genesis price.
    uint256 internal constant RAISE_ETH = 10_000 ether;

    /// @notice Ether for the RISE/ETH pool: 4,250,000 USD.
    uint256 internal constant RISE_POOL_ETH = 2125 ether;

    /// @notice Ether for the SAVE/ETH pool: 2,000,000 USD.
    uint256 internal constant SAVE_POOL_ETH = 1000 ether;

    /// @notice Ether of the treasury: 8,000,000 USD. What the raise leaves beyond it is NAV defense's.
    uint256 internal constant RESERVES_ETH = 4000 ether;

    /// @notice Fee tier of the FLAT/WETH pool: 0.3 %.
    uint24 internal constant POOL_FEE = 3000;

    /// @notice Price observations the pool keeps: half an hour and more, with one block every 12 seconds.
    uint16 internal constant OBSERVATIONS = 160;
}
