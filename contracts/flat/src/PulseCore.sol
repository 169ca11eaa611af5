// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {IUniswapV3SwapCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3SwapCallback.sol";

import {IFLAT} from "contracts/flat/interfaces/IFLAT.sol";
import {IGuardian} from "contracts/flat/interfaces/IGuardian.sol";
import {IOcean} from "contracts/flat/interfaces/IOcean.sol";
import {IPulseCore, IPulseExecutor} from "contracts/flat/interfaces/IPulseCore.sol";
import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";
import {ITwap} from "contracts/flat/interfaces/ITwap.sol";
import {IWETH9} from "contracts/flat/interfaces/IWETH9.sol";
import {Market} from "contracts/flat/libraries/Market.sol";
import {ExecutorHost} from "contracts/flat/src/ExecutorHost.sol";
import {SpendingCap} from "contracts/flat/src/SpendingCap.sol";

/// @title PulseCore
/// @notice The treasury and its heartbeat. See {IPulseCore} for custody, caps, units, rounding, trust and assumptions.
contract PulseCore is ExecutorHost, SpendingCap, ReentrancyGuard, IUniswapV3SwapCallback, IPulseCore {
    /* IMMUTABLES */

    /// @notice What one epoch may spend, in basis points of the ether held when it begins.
    uint256 public constant SPEND_BPS = 200;

    /// @notice Highest bounty, in basis points of the ether processed.
    uint256 public constant MAX_BOUNTY_BPS = 100;

    /// @notice Furthest above the mean price that RISE is ever bought, in basis points.
    uint256 public constant MAX_SLIPPAGE_BPS = 100;

    /// @notice Half width of FLAT's band, in basis points.
    uint256 public constant BAND_BPS = 50;

    /// @notice Shortest window of a mean price, in seconds.
    uint256 public constant MIN_WINDOW = 30 minutes;

    uint256 private constant WAD = 1e18;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc IPulseCore
    IFLAT public immutable flat;

    /// @inheritdoc IPulseCore
    ISaveVault public immutable vault;

    /// @inheritdoc IPulseCore
    IOcean public immutable ocean;

    /// @inheritdoc IPulseCore
    address public immutable twap;

    /// @inheritdoc IPulseCore
    address public immutable risePool;

    /// @inheritdoc IPulseCore
    address public immutable flatPool;

    /// @inheritdoc IPulseCore
    address public immutable weth;

    /// @inheritdoc IPulseCore
    address payable public immutable navDefense;

    /// @dev The vault's asset.
    IERC20 private immutable _rise;

    /* STORAGE */

    /// @inheritdoc IPulseCore
    uint256 public lastPulse;

    /// @dev The pool that is being traded in; zero between swaps.
    address private _swapping;

    /// @dev What the running swap may still pay, in its token.
    uint256 private _budget;

    /* CONSTRUCTOR */

    constructor(Config memory c, address council_, IGuardian guardian_, address executor_)
        ExecutorHost(council_, guardian_, executor_)
        SpendingCap(SPEND_BPS)
    {
        flat = c.flat;
        vault = c.vault;
        ocean = c.ocean;
        twap = c.twap;
        risePool = c.risePool;
        navDefense = c.navDefense;
        flatPool = c.flat.pool();
        weth = c.flat.weth();
        _rise = IERC20(c.vault.asset());
    }

    /* EXTERNAL */

    /// @inheritdoc IPulseCore
    receive() external payable {}

    /// @inheritdoc IPulseCore
    function pulse() external nonReentrant returns (uint256 bounty) {
        if (lastPulse == block.number) revert PulseCore_AlreadyPulsed();
        lastPulse = block.number;
        _rollEpoch();
        bytes memory answer = _ask(abi.encodeCall(IPulseExecutor.plan, ()), 7);
        IPulseExecutor.Plan memory plan = abi.decode(answer, (IPulseExecutor.Plan));
        if (plan.window < MIN_WINDOW || plan.window > type(uint32).max) revert PulseCore_PlanOutOfBounds();
        if (plan.slippageBps > MAX_SLIPPAGE_BPS || plan.bountyBps > MAX_BOUNTY_BPS) revert PulseCore_PlanOutOfBounds();

        uint256 held = address(this).balance;
        uint256 revenue = plan.chargeEth == 0 ? 0 : _charge(plan.chargeEth);
        uint256 riseEth = plan.riseEth == 0 ? 0 : _buyRise(plan);
        _lockRise();
        if (plan.pegEth != 0) flat.pegPurchase(plan.pegEth);

        bounty = (riseEth + plan.defenseEth + revenue) * plan.bountyBps / BPS;
        emit Pulsed(msg.sender, riseEth, plan.defenseEth, revenue, bounty);
        _send(navDefense, plan.defenseEth);
        _send(payable(msg.sender), bounty);
        // Measured, so that whatever left counts, by whichever way it went.
        _count(held - address(this).balance);
    }

    /// @inheritdoc IUniswapV3SwapCallback
    /// @dev Pays the pool that is being traded in what it asks for, out of the budget of the running swap.
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata) external {
        bool buysRise = msg.sender == risePool;
        address token = buysRise ? weth : address(flat);
        address other = buysRise ? address(_rise) : weth;
        int256 owed = token < other ? amount0Delta : amount1Delta;
        if (msg.sender != _swapping || owed <= 0 || uint256(owed) > _budget) revert PulseCore_UnexpectedCallback();
        _budget -= uint256(owed);
        if (buysRise) IWETH9(weth).deposit{value: uint256(owed)}();
        if (!IERC20(token).transfer(msg.sender, uint256(owed))) revert PulseCore_TransferFailed();
    }

    /* INTERNAL */

    /// @dev Buys FLAT at the oracle price, sells it in the pool down to the band, gives back what the pool had no use for,
    /// and turns what was earned into Ocean liquidity.
    function _charge(uint256 ethIn) private returns (uint256 revenue) {
        uint256 before = address(this).balance;
        uint160 limit = _requireAboveBand();
        uint256 bought = flat.buy{value: ethIn}(0);
        _swap(flatPool, address(flat) < weth, bought, limit);
        // What is worth no wei cannot be redeemed, and is no loss; a larger one is found below.
        try flat.redeem(flat.balanceOf(address(this)), 0) {} catch {}
        IWETH9(weth).withdraw(IERC20(weth).balanceOf(address(this)));
        if (address(this).balance < before + 2) revert PulseCore_NoRevenue();
        revenue = address(this).balance - before;

        uint256 flatSide = flat.buy{value: revenue / 2}(0);
        IWETH9(weth).deposit{value: revenue - revenue / 2}();
        if (!flat.transfer(address(ocean), flatSide)) revert PulseCore_TransferFailed();
        if (!IERC20(weth).transfer(address(ocean), revenue - revenue / 2)) revert PulseCore_TransferFailed();
        ocean.compound();
    }

    /// @dev Offers ether for RISE, up to the plan's slippage above the mean price.
    function _buyRise(IPulseExecutor.Plan memory plan) private returns (uint256 spent) {
        uint256 mean = Market.settledMeanUp(twap, risePool, address(_rise), uint32(plan.window));
        uint256 highest = mean * (BPS + plan.slippageBps) / BPS;
        uint160 limit = ITwap(twap).sqrtPriceAt(risePool, address(_rise), highest);
        uint256 ethBefore = address(this).balance;
        uint256 riseBefore = _rise.balanceOf(address(this));
        _swap(risePool, weth < address(_rise), plan.riseEth, limit);
        spent = ethBefore - address(this).balance;
        if (spent * WAD > (_rise.balanceOf(address(this)) - riseBefore) * highest) revert PulseCore_AboveMean();
    }

    /// @dev Sells at most `amount` of a token in a pool, until its price reaches the limit.
    function _swap(address pool, bool zeroForOne, uint256 amount, uint160 limit) private {
        _swapping = pool;
        _budget = amount;
        IUniswapV3Pool(pool).swap(address(this), zeroForOne, int256(amount), limit, "");
        _swapping = address(0);
        _budget = 0;
    }

    /// @dev Deposits all RISE. The vault takes exactly what is approved, so nothing of the approval is left.
    function _lockRise() private {
        uint256 amount = _rise.balanceOf(address(this));
        // The vault refuses what is worth no share: it waits here for more.
        if (vault.previewDeposit(amount) == 0) return;
        _rise.approve(address(vault), amount);
        emit Locked(amount, vault.deposit(amount, address(this)));
    }

    function _send(address payable to, uint256 amount) private {
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert PulseCore_EthTransferFailed();
    }

    /// @dev Reverts unless mean and spot price of FLAT are both above the band and close to each other.
    /// @return limit The pool's square-root price at the upper edge of the band: a sale stops there.
    function _requireAboveBand() private view returns (uint160 limit) {
        uint256 edge = flat.flatPrice() * (BPS + BAND_BPS) * WAD / (flat.ethUsdPrice() * BPS) + 1;
        uint256 mean = Market.settledMeanUp(twap, flatPool, address(flat), uint32(MIN_WINDOW));
        if (mean <= edge || ITwap(twap).spotPriceUp(flatPool, address(flat)) <= edge) revert PulseCore_NotAboveBand();
        return ITwap(twap).sqrtPriceAt(flatPool, address(flat), edge);
    }
}
