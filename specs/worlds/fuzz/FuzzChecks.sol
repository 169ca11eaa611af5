// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";

import {SettableFeed} from "../../../contracts/adversaries/SettableFeed.sol";
import {IWETH9} from "../../../contracts/flat/interfaces/IWETH9.sol";
import {FLAT} from "../../../contracts/flat/src/FLAT.sol";
import {Ocean} from "../../../contracts/flat/src/Ocean.sol";
import {RISE} from "../../../contracts/flat/src/RISE.sol";
import {SaveVault} from "../../../contracts/flat/src/SaveVault.sol";
import {Twap} from "../../../contracts/flat/src/Twap.sol";
import {Actions, IObserver} from "./Actions.sol";
import {Draw} from "./Draw.sol";
import {Call} from "./Message.sol";
import {Words} from "./Words.sol";

/// One property under study: the names its expressions are read in, and what became of it.
///
/// Expressions are evaluated in calls of their own. Where what is observed cannot be read, or what is given does not
/// hold, the check is discarded. A claim that cannot be evaluated is a violation: it says nothing, and must not pass.
abstract contract FuzzChecks is Words, IObserver {
    /// The execution is not one that the property speaks of.
    error Discarded();

    RISE internal immutable rise;
    SaveVault internal immutable vault;
    FLAT internal immutable flat;
    Ocean internal immutable ocean;
    IWETH9 internal immutable weth;
    IUniswapV3Pool internal immutable pool;
    Twap internal immutable twap;
    SettableFeed internal immutable ethUsdFeed;
    SettableFeed internal immutable cpiFeed;
    SettableFeed internal immutable truflationFeed;

    /// Who received the whole supply of RISE, and passed it on at genesis.
    address internal immutable distributor;
    uint256 internal constant RISE_SUPPLY = 425_000_000e18;
    uint256 internal constant FLAT_SUPPLY = 21_000_000_000_000e18;

    Actions internal immutable _world;

    /// Sender of the message under study; never one of the contracts, which only send what their own code sends.
    address internal caller;

    /// The message under study.
    Call internal c;

    /// An admitted execution broke the claim.
    bool public violated;

    /// An admitted execution made the witness true.
    bool public hit;

    /// The claim, or something it is computed from, could not be evaluated.
    bool public stumbled;

    bool internal _ready;
    bool private _claim;
    bool private _witness;
    uint256 private _count;

    constructor(Actions world) {
        _world = world;
        rise = world.rise();
        vault = world.vault();
        flat = world.flat();
        ocean = world.ocean();
        weth = world.weth();
        pool = world.pool();
        twap = world.twap();
        ethUsdFeed = world.ethUsdFeed();
        cpiFeed = world.cpiFeed();
        truflationFeed = world.truflationFeed();
        distributor = address(world);
    }

    /* WHAT THE GENERATED PROPERTY SAYS */

    /// Chooses the quantified variables.
    function _choose() internal virtual;

    function _given() internal view virtual returns (bool) {
        return true;
    }

    /// Reads the observables of the state before, or after.
    function _observe(bool later) internal virtual;

    function _judge() internal virtual returns (bool claim, bool witness);

    /// Whether the property speaks of the message `c`.
    function _applies() internal view virtual returns (bool);

    /// Whether this step may count as having reached the property.
    function _reaches() internal view virtual returns (bool) {
        return true;
    }

    /* ONE STEP */

    /// @inheritdoc IObserver
    function before(Call calldata message) external {
        require(msg.sender == address(_world));
        _begin(message, message.from);
        if (!_applies()) return;
        try this.prepare() returns (bool admitted) {
            _ready = admitted;
        } catch {}
    }

    /// @inheritdoc IObserver
    function afterwards(bool success) external returns (bool found) {
        require(msg.sender == address(_world));
        return success && _finish();
    }

    function prepare() external returns (bool admitted) {
        require(msg.sender == address(this));
        _choose();
        admitted = _given();
        if (admitted) _observe(false);
    }

    function observeAfter() external {
        require(msg.sender == address(this));
        _observe(true);
    }

    function evaluate() external {
        require(msg.sender == address(this));
        (_claim, _witness) = _judge();
    }

    function _begin(Call memory message, address from) internal {
        c = message;
        caller = from;
        _ready = false;
        ++_count;
    }

    /// Judges the step that was begun, if it was admitted.
    function _finish() internal returns (bool found) {
        if (!_ready) return false;
        _ready = false;
        try this.observeAfter() {}
        catch {
            return false;
        }
        try this.evaluate() {
            if (!_claim) violated = found = true;
            if (_witness && !hit && _reaches()) hit = found = true;
        } catch {
            stumbled = violated = found = true;
        }
    }

    /* WHAT MAY BE CHOSEN FROM */

    /// A word of its own for each quantified variable of each step.
    function _raw(uint256 index) internal view virtual returns (uint256) {
        return uint256(keccak256(abi.encode(_count, index, c.to, c.selector, c.w0)));
    }

    /// Uniform in [low, high].
    function bound(uint256 raw, uint256 low, uint256 high) internal pure returns (uint256) {
        return Draw.bound(raw, low, high);
    }

    /// Mostly up to `most`, at times more.
    function anyAmount(uint256 raw, uint256 most) internal pure returns (uint256) {
        return Draw.amount(raw, most);
    }

    /// Any number, its order of magnitude uniform.
    function anyNumber(uint256 raw) internal pure returns (uint256) {
        return Draw.number(raw);
    }

    /// One of those who send messages.
    function anyActor(uint256 raw) internal view returns (address) {
        return _world.actors(raw % _world.actorCount());
    }

    /// Anyone: an actor, a contract of the suite, the zero address, a stranger.
    function anyone(uint256 raw) internal view returns (address) {
        return _world.someone(raw);
    }

    /// Half of the time someone whom the message names, else anyone.
    function anyInvolved(uint256 raw) internal view returns (address) {
        uint256 way = raw & 7;
        if (way == 0) return c.from;
        if (way == 1) return address(uint160(c.w0));
        if (way == 2) return address(uint160(c.w1));
        if (way == 3) return c.to;
        return anyone(raw >> 3);
    }
}
