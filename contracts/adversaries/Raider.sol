// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";

import {PoolHand} from "contracts/adversaries/PoolHand.sol";
import {LaunchSteps} from "contracts/flat/deploy/Launch.sol";
import {ITwap} from "contracts/flat/interfaces/ITwap.sol";
import {IWETH9} from "contracts/flat/interfaces/IWETH9.sol";

/// @title Raider
/// @notice Fault: someone with any amount of every token who moves the pools' prices, makes one call of the suite, and
/// trades back until they hold what they held before. What is left over in ether was taken from somebody.
contract Raider is PoolHand {
    /// @notice The one call that is raided.
    enum Act {
        none,
        pulse,
        pegPurchase,
        buyThenRedeem,
        redeemThenBuy,
        ghostBuy,
        defend,
        compound
    }

    /// @notice How. A push is the factor, WAD, that the spot price of a token in WETH is multiplied by.
    /// @param act The call.
    /// @param amount Ether to make it with, in wei, where it takes an amount.
    /// @param risePush Push in the RISE pool.
    /// @param savePush Push in the SAVE pool.
    /// @param flatPush Push in the FLAT pool.
    /// @param lent Liquidity around the spot price, for the length of the call, in multiples of the pool's, WAD.
    /// @param lendTo The pool that gets it.
    /// @param atDesk FLAT is settled with the desk after the pool has been arbitraged, instead of in the pool.
    struct Raid {
        Act act;
        uint256 amount;
        uint256 risePush;
        uint256 savePush;
        uint256 flatPush;
        uint256 lent;
        address lendTo;
        bool atDesk;
    }

    /// @notice What the raider holds; ether and WETH as one.
    struct Holdings {
        uint256 ether_;
        uint256 rise;
        uint256 save;
        uint256 flat;
    }

    /// @notice A pool was too shallow to give back what was sold.
    error Raider_NotClosed();

    /* IMMUTABLES */

    uint256 private constant BPS = 10_000;

    /// @notice The suite.
    LaunchSteps public immutable suite;

    /* STORAGE */

    /// @notice What was held before the pushes.
    Holdings public start;

    /* CONSTRUCTOR */

    /// @dev Reader and WETH are named: a suite that is still being constructed answers no question.
    constructor(LaunchSteps suite_, ITwap twap_, IWETH9 weth_) PoolHand(twap_, weth_) {
        suite = suite_;
    }

    /* EXTERNAL */

    /// @notice Takes ether and keeps it.
    receive() external payable {}

    /// @notice Turns this much ether into WETH.
    function wrap(uint256 amount) external {
        weth.deposit{value: amount}();
    }

    /// @notice Trade that is nobody's raid: leaves a pool at another price.
    function trade(IUniswapV3Pool pool, address token, uint256 factor) external {
        _push(pool, token, factor);
    }

    /// @notice Pushes, call and way back in one transaction.
    function raid(Raid calldata r) external returns (int256 profit, uint256 bounty, uint256 spent) {
        push(r);
        return strike(r);
    }

    /// @notice The pushes alone. Whoever makes the call later has held the prices in between.
    function push(Raid calldata r) public {
        start = _holdings();
        _push(suite.risePool(), address(suite.rise()), r.risePush);
        _push(suite.savePool(), address(suite.vault()), r.savePush);
        _push(suite.pool(), address(suite.flat()), r.flatPush);
    }

    /// @notice The call, and the way back.
    /// @return profit Ether gained since before the pushes, bounty included, in wei.
    /// @return bounty Of it, what the core paid for being called.
    /// @return spent Ether that the core and the backing have less after the call, or that the call was made with.
    function strike(Raid calldata r) public returns (int256 profit, uint256 bounty, uint256 spent) {
        Loan memory loan = _lend(IUniswapV3Pool(r.lendTo), r.lent);
        uint256 before = _spendable(r.act);
        bounty = _act(r);
        uint256 left = _spendable(r.act);
        spent = _paysItself(r.act) ? r.amount : before > left ? before - left : 0;
        _takeBack(loan);
        _close(r.atDesk);
        profit = int256(_holdings().ether_) - int256(start.ether_);
    }

    /* INTERNAL */

    function _act(Raid calldata r) private returns (uint256 bounty) {
        if (r.act == Act.pulse) return suite.core().pulse();
        if (r.act == Act.pegPurchase) suite.flat().pegPurchase(r.amount);
        if (r.act == Act.buyThenRedeem) suite.flat().redeem(suite.flat().buy{value: r.amount}(0), 0);
        if (r.act == Act.redeemThenBuy) {
            uint256 flatIn = r.amount * suite.flat().ethUsdPrice() / suite.flat().flatPrice();
            suite.flat().buy{value: suite.flat().redeem(flatIn, 0)}(0);
        }
        if (r.act == Act.ghostBuy) suite.ghost().buy{value: r.amount}(0);
        if (r.act == Act.defend) suite.defense().defend();
        if (r.act == Act.compound) suite.ocean().compound();
    }

    /// @dev Calls that are made with the raider's own ether.
    function _paysItself(Act act) private pure returns (bool) {
        return act == Act.ghostBuy || act == Act.buyThenRedeem || act == Act.redeemThenBuy;
    }

    /// @dev A pulse may also spend the backing, on a peg purchase.
    function _spendable(Act act) private view returns (uint256) {
        if (act == Act.defend) return address(suite.defense()).balance;
        return address(suite.core()).balance + address(suite.flat()).balance;
    }

    /// @dev Ends with the tokens of the start, whatever that costs.
    function _close(bool atDesk) private {
        if (atDesk) _settleAtDesk();
        _return(suite.risePool(), address(suite.rise()), start.rise);
        _return(suite.savePool(), address(suite.vault()), start.save);
        _return(suite.pool(), address(suite.flat()), start.flat);
        Holdings memory end = _holdings();
        if (end.rise != start.rise || end.save != start.save || end.flat < start.flat) revert Raider_NotClosed();
    }

    /// @dev Brings the pool to where its fee makes further arbitrage a loss, and settles the rest at the oracle price.
    function _settleAtDesk() private {
        uint256 oracle = suite.flat().flatPrice() * WAD / suite.flat().ethUsdPrice();
        uint256 spot = twap.spotPriceUp(address(suite.pool()), address(suite.flat()));
        uint256 low = oracle * 9970 / BPS;
        uint256 high = oracle * BPS / 9970;
        if (spot < low) _push(suite.pool(), address(suite.flat()), low * WAD / spot);
        if (spot > high) _push(suite.pool(), address(suite.flat()), high * WAD / spot);
        uint256 held = suite.flat().balanceOf(address(this));
        if (held > start.flat) suite.flat().redeem(held - start.flat, 0);
        if (held < start.flat) {
            uint256 owed = (start.flat - held) * suite.flat().flatPrice();
            suite.flat().buy{value: (owed - 1) / suite.flat().ethUsdPrice() + 1}(0);
        }
        // A wei of FLAT too many, of the rounding, is nobody's profit.
        held = suite.flat().balanceOf(address(this));
        if (held > start.flat) suite.flat().transfer(address(suite.flat()), held - start.flat);
    }

    function _holdings() private view returns (Holdings memory) {
        return Holdings({
            ether_: address(this).balance + weth.balanceOf(address(this)),
            rise: suite.rise().balanceOf(address(this)),
            save: IERC20(address(suite.vault())).balanceOf(address(this)),
            flat: suite.flat().balanceOf(address(this))
        });
    }
}
