// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title IOcean
/// @notice Liquidity that belongs to nobody: a full-range position in the FLAT/WETH pool that anyone can deepen and
/// nobody can reduce. Its fees are collected only to deepen it.
///
/// @dev UNITS. Amounts are in wei of their token; liquidity is Uniswap V3 liquidity.
///
/// @dev ROUNDING. Liquidity bought rounds down. What the pool charges for it rounds up, and stays within the maxima.
///
/// @dev TRUST. No owner, no pause, no upgrade, and no allowance is ever granted. Tokens leave the contract, or a payer,
/// only into the pool and only while it mints liquidity to this contract.
///
/// @dev ASSUMPTIONS.
/// - A-POOL-REAL: `pool` is made by the canonical Uniswap V3 factory and is initialised.
/// - A-FLAT-EXACT, A-WETH-CANONICAL: the two tokens move exactly the amount asked for, or revert, and call nobody.
///
/// @dev PRICE. Liquidity is added at the pool's spot price, which anyone can move inside a transaction. `deepen` is
/// protected by the caller's own bounds. `compound` has none: what a manipulator can take from it is bounded by the fees
/// that wait to be compounded, never by the position, and the position's own swap fees stand against it.
///
/// @dev LIVENESS. `deepen` succeeds when the amounts buy at least 1 unit of liquidity and the caller has balance and
/// allowance for both. `compound` always succeeds on an initialised pool.
interface IOcean {
    /// @notice Liquidity was added.
    event Deepened(address indexed payer, uint128 added, uint256 flatPaid, uint256 wethPaid);

    /// @notice The pool's tokens are not FLAT and WETH.
    error Ocean_PoolMismatch();

    /// @notice The amounts buy no liquidity, or less than the caller's minimum.
    error Ocean_BelowMinimum();

    /// @notice The pool asks for more than the payer's maximum.
    error Ocean_AboveMaximum();

    /// @notice Not the pool, or not the mint that is running.
    error Ocean_UnexpectedCallback();

    /// @notice A token could not be moved to the pool.
    error Ocean_TransferFailed();

    /// @notice Adds liquidity with FLAT and WETH of the caller, as much as both maxima allow at the current price.
    /// @dev Needs allowances of the caller to this contract. The part of a maximum that is not needed is not touched.
    /// @param flatMax Most FLAT to take, in wei of FLAT.
    /// @param wethMax Most WETH to take, in wei.
    /// @param minLiquidity Least liquidity the caller accepts.
    /// @return added Liquidity added, rounded down.
    /// @return flatPaid FLAT taken.
    /// @return wethPaid WETH taken.
    function deepen(uint256 flatMax, uint256 wethMax, uint128 minLiquidity)
        external
        returns (uint128 added, uint256 flatPaid, uint256 wethPaid);

    /// @notice Collects the position's fees and adds them, and whatever else of both tokens is here, to the position.
    /// @dev Permissionless. What does not fit the current price stays here for the next time. Adds nothing, and does not
    /// revert, when there is too little.
    /// @return added Liquidity added, rounded down.
    function compound() external returns (uint128 added);

    /// @notice Liquidity of the position. It never decreases.
    function liquidity() external view returns (uint128);

    /// @notice The FLAT token.
    function flat() external view returns (address);

    /// @notice Canonical WETH9.
    function weth() external view returns (address);

    /// @notice The FLAT/WETH pool.
    function pool() external view returns (address);

    /// @notice Lowest tick of the position: the lowest the pool's tick spacing allows.
    function tickLower() external view returns (int24);

    /// @notice Highest tick of the position: the highest the pool's tick spacing allows.
    function tickUpper() external view returns (int24);
}
