// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IAggregatorV3} from "contracts/flat/interfaces/IAggregatorV3.sol";

/// @title IFLAT
/// @notice A token that holds its purchasing power, and the desk that sells it and takes it back at the oracle price.
///
/// @dev RESERVE. The whole supply is minted to the contract itself. What it holds is the reserve; what anyone else holds
/// is distributed. A plain transfer of FLAT to the contract returns it to the reserve, for nothing.
///
/// @dev BACKING. All ether of the contract is backing. It leaves in two ways only: to redeem FLAT, and to buy FLAT in the
/// pool at or below the oracle price. WETH or other tokens sent here are not backing and stay for good. Backing is
/// counted in ether, so a fall of ETH/USD can make it worth less than the FLAT distributed; redemptions are then first
/// come, first served, at the full oracle price, until `FLAT_InsufficientBacking`.
///
/// @dev UNITS. FLAT has 18 decimals; ether is in wei; prices are WAD, in USD for one whole FLAT or one whole ether.
/// One FLAT is worth CPI now ÷ CPI at genesis, in USD.
///
/// @dev ROUNDING. FLAT bought rounds down, ether paid out rounds down: the remainder stays with the backing. The price of
/// FLAT itself is rounded down once, when it is read; both directions use that same number. The pool's price is rounded
/// up, so that a purchase below the band is never made on the strength of a rounding.
///
/// @dev ORACLE RULE. A feed's answer is used only if the call succeeds with at least 160 bytes, and the answer is positive
/// and below 2^128, the round is complete (`updatedAt` is not zero, not in the future, and `answeredInRound` is not behind
/// `roundId`), and it is young enough. ETH/USD must also lie in [1, 1,000,000] USD. A CPI feed, after division by its own
/// answer at genesis, must also lie within ±5 % of the anchor for each started period of 28 days since the anchor was
/// set. The primary feed (CPI-U) is tried first, then the fallback (Truflation). The anchor moves to an accepted price
/// only once 28 days have passed, so a lying feed cannot walk the price inside a period. It never moves to the fallback's
/// price while the primary feed gives another that is far off: accepting a price therefore never changes the price that
/// the rest of the transaction meets. When the feeds disagree for so long that the bounds have widened to the primary's
/// answer, the price steps to it at the start of a period; A-FEED-HONEST covers what that costs.
///
/// @dev TRUST. No owner, no pause, no upgrade. The market reader may say anything: it decides whether and how far a peg
/// purchase goes, never what it may cost at most. So may the pool: what it takes and gives is measured by balances.
///
/// @dev ASSUMPTIONS.
/// - A-FEED-HONEST: an answer that passes the oracle rule is the price. Nothing on chain can know better.
/// - A-FEED-GAS: a feed call, also one that fails, leaves enough gas to go on.
/// - A-FEED-DECIMALS: a feed does not change its `decimals()` after deployment.
/// - A-TIME-SANE: `block.timestamp` never decreases and stays below 2^64.
/// - A-ETH-SUPPLY: the ether of the contract is below 2^128 wei.
/// - A-WETH-CANONICAL: `weth` is canonical WETH9; `deposit` and `transfer` move exactly the amount asked for.
/// - A-POOL-REAL: `uniswapFactory` is the canonical Uniswap V3 factory. Only liveness of a peg purchase rests on it.
///
/// @dev LIVENESS. `buy` succeeds while ETH/USD and a CPI feed are accepted and the reserve lasts. `redeem` succeeds while
/// ETH/USD is accepted, the caller takes ether, and the backing lasts, whatever the CPI feeds do. Both want a result of
/// at least 1 wei.
interface IFLAT is IERC20 {
    /// @notice What a deployment depends on; every part is immutable afterwards.
    /// @param weth Canonical WETH9.
    /// @param uniswapFactory Canonical Uniswap V3 factory.
    /// @param poolFee Fee tier of the FLAT/WETH pool, in hundredths of a basis point. Above 5000 a peg purchase would
    /// pay more than the band leaves and always fail.
    /// @param twap The market reader, an {ITwap}.
    /// @param ethUsdFeed Chainlink ETH/USD; at most 18 decimals.
    /// @param cpiFeed Primary CPI feed.
    /// @param truflationFeed Fallback CPI feed.
    struct Config {
        address weth;
        address uniswapFactory;
        uint24 poolFee;
        address twap;
        IAggregatorV3 ethUsdFeed;
        IAggregatorV3 cpiFeed;
        IAggregatorV3 truflationFeed;
    }

    /// @notice FLAT left the reserve against ether.
    event Bought(address indexed buyer, uint256 ethIn, uint256 flatOut, uint256 price, uint256 ethUsd);

    /// @notice FLAT returned to the reserve against ether.
    event Redeemed(address indexed seller, uint256 flatIn, uint256 ethOut, uint256 price, uint256 ethUsd);

    /// @notice FLAT was bought in the pool and returned to the reserve.
    event PegPurchased(address indexed caller, uint256 spent, uint256 received, uint256 price, uint256 ethUsd);

    /// @notice The anchor of the far-off rule moved.
    event AnchorMoved(uint256 anchorPrice, uint256 anchorAt);

    /// @notice A feed gave no usable answer in the constructor, or ETH/USD has more than 18 decimals.
    error FLAT_GenesisFeedInvalid(address feed);

    /// @notice ETH/USD is stale, incomplete, out of range or silent.
    error FLAT_EthUsdUnavailable();

    /// @notice Neither CPI feed has an acceptable answer.
    error FLAT_CpiUnavailable();

    /// @notice More ether than 2^128 - 1 wei.
    error FLAT_AmountTooLarge();

    /// @notice The result would be nothing.
    error FLAT_ZeroAmount();

    /// @notice The result is below the caller's minimum.
    error FLAT_BelowMinimum();

    /// @notice The reserve holds less FLAT than the purchase would give.
    error FLAT_ReserveExhausted();

    /// @notice The contract holds less ether than the call would pay out.
    error FLAT_InsufficientBacking();

    /// @notice The receiver of the ether refused it.
    error FLAT_EthTransferFailed();

    /// @notice The pool's price is not below the band.
    error FLAT_InsideBand();

    /// @notice The pool's spot price is too far from its mean.
    error FLAT_SpotDeviates();

    /// @notice The pool was paid more than the oracle price.
    error FLAT_AboveOracle();

    /// @notice Not the pool, or no peg purchase is running, or more is asked for than was offered.
    error FLAT_UnexpectedCallback();

    /// @notice WETH could not be moved to the pool.
    error FLAT_WethTransferFailed();

    /// @notice Buys FLAT from the reserve at the oracle price with the ether sent.
    /// @param minFlatOut Least FLAT the caller accepts, in wei of FLAT.
    /// @return flatOut FLAT moved to the caller: ether × ETH/USD ÷ price, rounded down.
    function buy(uint256 minFlatOut) external payable returns (uint256 flatOut);

    /// @notice Gives FLAT of the caller back to the reserve and pays its value in ether.
    /// @dev Uses the last accepted price while neither CPI feed is acceptable. Calls the caller with the ether, last.
    /// @param flatIn FLAT to give back, in wei of FLAT.
    /// @param minEthOut Least ether the caller accepts, in wei.
    /// @return ethOut Ether paid: FLAT × price ÷ ETH/USD, rounded down.
    function redeem(uint256 flatIn, uint256 minEthOut) external returns (uint256 ethOut);

    /// @notice Buys FLAT in the pool with backing, while the pool sells it below the band, and returns it to the reserve.
    /// @dev Permissionless. Mean and spot price must both be below the band, and the spot within 1 % of the mean. The
    /// purchase stops where the pool's price reaches the band, so less than `ethIn` may be spent. Whatever reader and
    /// pool do, the ether spent is worth no more than the FLAT received, at the oracle price.
    /// @param ethIn Most ether to spend, in wei; at most the backing.
    /// @return spent Ether spent, in wei.
    /// @return received FLAT that came back to the reserve, in wei of FLAT.
    function pegPurchase(uint256 ethIn) external returns (uint256 spent, uint256 received);

    /// @notice Records the accepted price, so that the anchor keeps up while nobody trades. Permissionless.
    /// @return price The price recorded, WAD.
    function poke() external returns (uint256 price);

    /// @notice USD for one ether, WAD, exact. Reverts with `FLAT_EthUsdUnavailable`.
    function ethUsdPrice() external view returns (uint256);

    /// @notice USD for one FLAT that `buy` uses now, WAD, rounded down. Reverts with `FLAT_CpiUnavailable`.
    function flatPrice() external view returns (uint256);

    /// @notice USD for one FLAT that `redeem` uses now, WAD: the accepted price, or else the last accepted one.
    /// @dev Never reverts because of a CPI feed.
    function redemptionPrice() external view returns (uint256);

    /// @notice The lowest and the highest price the far-off rule lets through now, WAD, both inclusive.
    function priceBounds() external view returns (uint256 low, uint256 high);

    /// @notice Ether held, in wei.
    function backing() external view returns (uint256);

    /// @notice FLAT not distributed, in wei of FLAT.
    function reserve() external view returns (uint256);

    /// @notice FLAT held by anyone but the contract, in wei of FLAT. `reserve() + distributed()` is the supply.
    function distributed() external view returns (uint256);

    /// @notice The last price recorded, WAD.
    function lastPrice() external view returns (uint256);

    /// @notice The price the far-off rule measures from, WAD.
    function anchorPrice() external view returns (uint256);

    /// @notice When the anchor was set, Unix seconds.
    function anchorAt() external view returns (uint256);

    /// @notice The FLAT/WETH pool.
    function pool() external view returns (address);

    /// @notice Canonical WETH9.
    function weth() external view returns (address);

    /// @notice The market reader.
    function twap() external view returns (address);

    /// @notice The ETH/USD feed.
    function ethUsdFeed() external view returns (IAggregatorV3);

    /// @notice The primary CPI feed.
    function cpiFeed() external view returns (IAggregatorV3);

    /// @notice The fallback CPI feed.
    function truflationFeed() external view returns (IAggregatorV3);

    /// @notice The primary feed's answer at genesis, in the feed's decimals.
    function cpiGenesis() external view returns (uint256);

    /// @notice The fallback feed's answer at genesis, in the feed's decimals.
    function truflationGenesis() external view returns (uint256);

    /// @notice Factor from the ETH/USD feed's decimals to WAD.
    function ethUsdScale() external view returns (uint256);
}
