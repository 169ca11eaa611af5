// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {IUniswapV3Factory} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Factory.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {IUniswapV3SwapCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3SwapCallback.sol";

import {IAggregatorV3} from "contracts/flat/interfaces/IAggregatorV3.sol";
import {IFLAT} from "contracts/flat/interfaces/IFLAT.sol";
import {ITwap} from "contracts/flat/interfaces/ITwap.sol";
import {IWETH9} from "contracts/flat/interfaces/IWETH9.sol";

/// @title FLAT
/// @notice CPI-indexed token and its own desk, backed by ether. See {IFLAT} for the rules, units, rounding, trust and
/// assumptions.
/// @dev Plain checked arithmetic throughout. Prices are below 2^80, FLAT amounts below 2^105 and ether below 2^128, so
/// every product of an amount and a price fits in 208 bits.
contract FLAT is ERC20, ERC20Permit, ReentrancyGuard, IUniswapV3SwapCallback, IFLAT {
    /* IMMUTABLES */

    /// @notice The whole supply: 21 trillion FLAT, in wei of FLAT.
    uint256 public constant SUPPLY = 21_000_000_000_000e18;

    /// @notice Oldest ETH/USD answer accepted, in seconds: the feed's heartbeat of an hour and five minutes of grace.
    uint256 public constant ETH_USD_MAX_AGE = 3900;

    /// @notice Oldest CPI-U answer accepted: the index is published once a month.
    uint256 public constant CPI_MAX_AGE = 45 days;

    /// @notice Oldest Truflation answer accepted: the index is published daily.
    uint256 public constant TRUFLATION_MAX_AGE = 7 days;

    /// @notice Lowest ETH/USD accepted, WAD. Keeps a slipped decimal from pricing a redemption, and products small.
    uint256 public constant MIN_ETH_USD = 1e18;

    /// @notice Highest ETH/USD accepted, WAD. Keeps a slipped decimal from pricing a sale, and products small.
    uint256 public constant MAX_ETH_USD = 1_000_000e18;

    /// @notice Lowest price of FLAT ever accepted, WAD. Keeps the divisor of a sale away from zero.
    uint256 public constant MIN_PRICE = 1e15;

    /// @notice Highest price of FLAT ever accepted, WAD. Keeps products small.
    uint256 public constant MAX_PRICE = 1e24;

    /// @notice Length of a period of the far-off rule.
    uint256 public constant ANCHOR_PERIOD = 28 days;

    /// @notice How far from the anchor a price may be for each started period, in basis points.
    uint256 public constant ANCHOR_STEP_BPS = 500;

    /// @notice Half width of the band around the oracle price, in basis points.
    uint256 public constant BAND_BPS = 50;

    /// @notice How far the spot price may be from the mean price, in basis points.
    uint256 public constant SPOT_DEVIATION_BPS = 100;

    /// @notice Window of the mean price, in seconds.
    uint32 public constant TWAP_WINDOW = 30 minutes;

    uint256 private constant WAD = 1e18;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc IFLAT
    address public immutable weth;

    /// @inheritdoc IFLAT
    address public immutable pool;

    /// @inheritdoc IFLAT
    address public immutable twap;

    /// @inheritdoc IFLAT
    IAggregatorV3 public immutable ethUsdFeed;

    /// @inheritdoc IFLAT
    IAggregatorV3 public immutable cpiFeed;

    /// @inheritdoc IFLAT
    IAggregatorV3 public immutable truflationFeed;

    /// @inheritdoc IFLAT
    uint256 public immutable ethUsdScale;

    /// @inheritdoc IFLAT
    uint256 public immutable cpiGenesis;

    /// @inheritdoc IFLAT
    uint256 public immutable truflationGenesis;

    /// @dev Whether FLAT sorts before WETH in the pool.
    bool private immutable _flatIsToken0;

    /* STORAGE */

    /// @inheritdoc IFLAT
    uint256 public lastPrice;

    /// @inheritdoc IFLAT
    uint256 public anchorPrice;

    /// @inheritdoc IFLAT
    uint256 public anchorAt;

    /// @dev Ether the running peg purchase may still pay the pool, in wei; zero when none is running.
    uint256 private _pegBudget;

    /* CONSTRUCTOR */

    /// @dev Anyone may have made the pool before, and set its price: its address is known in advance. Neither is trusted.
    constructor(Config memory c) ERC20("FLAT", "FLAT") ERC20Permit("FLAT") {
        weth = c.weth;
        twap = c.twap;
        ethUsdFeed = c.ethUsdFeed;
        cpiFeed = c.cpiFeed;
        truflationFeed = c.truflationFeed;
        uint8 ethUsdDecimals = c.ethUsdFeed.decimals();
        if (ethUsdDecimals > 18) revert FLAT_GenesisFeedInvalid(address(c.ethUsdFeed));
        ethUsdScale = 10 ** (18 - ethUsdDecimals);
        cpiGenesis = _readFeed(c.cpiFeed, CPI_MAX_AGE);
        truflationGenesis = _readFeed(c.truflationFeed, TRUFLATION_MAX_AGE);
        if (cpiGenesis == 0) revert FLAT_GenesisFeedInvalid(address(c.cpiFeed));
        if (truflationGenesis == 0) revert FLAT_GenesisFeedInvalid(address(c.truflationFeed));

        lastPrice = WAD;
        anchorPrice = WAD;
        anchorAt = block.timestamp;

        _flatIsToken0 = address(this) < c.weth;
        IUniswapV3Factory factory = IUniswapV3Factory(c.uniswapFactory);
        address existing = factory.getPool(address(this), c.weth, c.poolFee);
        pool = existing != address(0) ? existing : factory.createPool(address(this), c.weth, c.poolFee);

        _mint(address(this), SUPPLY);
    }

    /* EXTERNAL */

    /// @inheritdoc IFLAT
    function buy(uint256 minFlatOut) external payable nonReentrant returns (uint256 flatOut) {
        if (msg.value > type(uint128).max) revert FLAT_AmountTooLarge();
        uint256 ethUsd = ethUsdPrice();
        uint256 price = poke();

        flatOut = msg.value * ethUsd / price;
        if (flatOut == 0) revert FLAT_ZeroAmount();
        if (flatOut < minFlatOut) revert FLAT_BelowMinimum();
        if (flatOut > reserve()) revert FLAT_ReserveExhausted();

        _transfer(address(this), msg.sender, flatOut);
        emit Bought(msg.sender, msg.value, flatOut, price, ethUsd);
    }

    /// @inheritdoc IFLAT
    function redeem(uint256 flatIn, uint256 minEthOut) external nonReentrant returns (uint256 ethOut) {
        uint256 ethUsd = ethUsdPrice();
        (uint256 price, bool anchors) = _acceptedPrice();
        if (price == 0) price = lastPrice;
        else _record(price, anchors);

        // The transfer comes first: it bounds the amount by the caller's balance, and so the product.
        _transfer(msg.sender, address(this), flatIn);
        ethOut = flatIn * price / ethUsd;
        if (ethOut == 0) revert FLAT_ZeroAmount();
        if (ethOut < minEthOut) revert FLAT_BelowMinimum();
        if (ethOut > backing()) revert FLAT_InsufficientBacking();

        emit Redeemed(msg.sender, flatIn, ethOut, price, ethUsd);
        (bool sent,) = msg.sender.call{value: ethOut}("");
        if (!sent) revert FLAT_EthTransferFailed();
    }

    /// @inheritdoc IFLAT
    function pegPurchase(uint256 ethIn) external nonReentrant returns (uint256 spent, uint256 received) {
        uint256 ethBefore = backing();
        uint256 reserveBefore = reserve();
        if (ethIn == 0) revert FLAT_ZeroAmount();
        if (ethIn > type(uint128).max) revert FLAT_AmountTooLarge();
        if (ethIn > ethBefore) revert FLAT_InsufficientBacking();
        uint256 ethUsd = ethUsdPrice();
        uint256 price = poke();
        uint160 sqrtPriceLimit = _requireBelowBand(price, ethUsd);

        _pegBudget = ethIn;
        IUniswapV3Pool(pool).swap(address(this), !_flatIsToken0, int256(ethIn), sqrtPriceLimit, "");
        _pegBudget = 0;

        spent = ethBefore - backing();
        received = reserve() - reserveBefore;
        if (received == 0) revert FLAT_ZeroAmount();
        if (received * price < spent * ethUsd) revert FLAT_AboveOracle();
        emit PegPurchased(msg.sender, spent, received, price, ethUsd);
    }

    /// @inheritdoc IUniswapV3SwapCallback
    /// @dev Pays the pool the WETH it asks for, out of the budget of the running peg purchase.
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata) external {
        int256 owed = _flatIsToken0 ? amount1Delta : amount0Delta;
        if (msg.sender != pool || owed <= 0 || uint256(owed) > _pegBudget) revert FLAT_UnexpectedCallback();
        _pegBudget -= uint256(owed);
        IWETH9(weth).deposit{value: uint256(owed)}();
        if (!IWETH9(weth).transfer(msg.sender, uint256(owed))) revert FLAT_WethTransferFailed();
    }

    /// @inheritdoc IFLAT
    function poke() public returns (uint256 price) {
        bool anchors;
        (price, anchors) = _acceptedPrice();
        if (price == 0) revert FLAT_CpiUnavailable();
        _record(price, anchors);
    }

    /* INTERNAL */

    /// @dev Stores an accepted price, and moves the anchor to one that may become it if the anchor's period is over.
    function _record(uint256 price, bool anchors) private {
        lastPrice = price;
        if (!anchors || block.timestamp - anchorAt < ANCHOR_PERIOD) return;
        anchorPrice = price;
        anchorAt = block.timestamp;
        emit AnchorMoved(price, block.timestamp);
    }

    /// @dev Reverts unless mean and spot are both strictly below the band and close to each other.
    /// @return sqrtPriceLimit The pool's square-root price at the lower edge of the band: a purchase stops there.
    function _requireBelowBand(uint256 price, uint256 ethUsd) private view returns (uint160 sqrtPriceLimit) {
        uint256 mean = ITwap(twap).twapPriceUp(pool, address(this), TWAP_WINDOW);
        uint256 spot = ITwap(twap).spotPriceUp(pool, address(this));
        uint256 edge = price * (BPS - BAND_BPS) * WAD;
        if (mean * ethUsd * BPS >= edge || spot * ethUsd * BPS >= edge) revert FLAT_InsideBand();
        uint256 deviation = spot > mean ? spot - mean : mean - spot;
        if (deviation * BPS > mean * SPOT_DEVIATION_BPS) revert FLAT_SpotDeviates();
        return ITwap(twap).sqrtPriceAt(pool, address(this), edge / (ethUsd * BPS));
    }

    /// @dev The price by the oracle rule, WAD, rounded down; zero when neither CPI feed is acceptable. It may become the
    /// anchor unless the primary feed gives another: an anchor at the fallback's price could bring that other price within
    /// bounds, so that recording one price would change the next one in the same transaction.
    function _acceptedPrice() private view returns (uint256 price, bool anchors) {
        price = _readFeed(cpiFeed, CPI_MAX_AGE) * WAD / cpiGenesis;
        if (_isWithinBounds(price)) return (price, true);
        anchors = price == 0;
        price = _readFeed(truflationFeed, TRUFLATION_MAX_AGE) * WAD / truflationGenesis;
        if (!_isWithinBounds(price)) return (0, false);
    }

    /// @dev Whether a price is one, and not far off.
    function _isWithinBounds(uint256 price) private view returns (bool) {
        if (price == 0) return false;
        (uint256 low, uint256 high) = priceBounds();
        return price >= low && price <= high;
    }

    /// @dev The latest answer of a feed, in its own decimals and below 2^128; zero when it is not usable. It is decoded as
    /// whole words, so that no dirty bit of a narrower type can make decoding revert.
    function _readFeed(IAggregatorV3 feed, uint256 maxAge) private view returns (uint256) {
        (bool success, bytes memory data) = address(feed).staticcall(abi.encodeCall(IAggregatorV3.latestRoundData, ()));
        if (!success || data.length < 160) return 0;
        (uint256 roundId, int256 answer,, uint256 updatedAt, uint256 answeredInRound) =
            abi.decode(data, (uint256, int256, uint256, uint256, uint256));
        if (answer <= 0 || uint256(answer) > type(uint128).max) return 0;
        if (updatedAt == 0 || updatedAt > block.timestamp || block.timestamp - updatedAt > maxAge) return 0;
        if (answeredInRound < roundId) return 0;
        return uint256(answer);
    }

    /* VIEW */

    /// @inheritdoc IFLAT
    function ethUsdPrice() public view returns (uint256 price) {
        price = _readFeed(ethUsdFeed, ETH_USD_MAX_AGE) * ethUsdScale;
        if (price < MIN_ETH_USD || price > MAX_ETH_USD) revert FLAT_EthUsdUnavailable();
    }

    /// @inheritdoc IFLAT
    function flatPrice() public view returns (uint256 price) {
        (price,) = _acceptedPrice();
        if (price == 0) revert FLAT_CpiUnavailable();
    }

    /// @inheritdoc IFLAT
    function redemptionPrice() external view returns (uint256 price) {
        (price,) = _acceptedPrice();
        if (price == 0) price = lastPrice;
    }

    /// @inheritdoc IFLAT
    function priceBounds() public view returns (uint256 low, uint256 high) {
        uint256 periods = 1 + (block.timestamp - anchorAt) / ANCHOR_PERIOD;
        uint256 allowed = anchorPrice * ANCHOR_STEP_BPS * periods / BPS;
        low = anchorPrice > allowed + MIN_PRICE ? anchorPrice - allowed : MIN_PRICE;
        high = anchorPrice + allowed < MAX_PRICE ? anchorPrice + allowed : MAX_PRICE;
    }

    /// @inheritdoc IFLAT
    function backing() public view returns (uint256) {
        return address(this).balance;
    }

    /// @inheritdoc IFLAT
    function reserve() public view returns (uint256) {
        return balanceOf(address(this));
    }

    /// @inheritdoc IFLAT
    function distributed() external view returns (uint256) {
        return totalSupply() - reserve();
    }
}
