// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Actions, IObserver} from "./Actions.sol";
import {markAsHarness} from "./Cheats.sol";
import {Choices} from "./Choices.sol";
import {Call} from "./Message.sol";
import {Names} from "./Names.sol";

/// One property under study, and what became of it. Several properties share a contract, and each has an instance.
///
/// Expressions are evaluated in calls of their own. Where what is observed cannot be read, or what is given does not
/// hold, the check is discarded. A claim that cannot be evaluated is a violation: it says nothing, and must not pass.
abstract contract FuzzChecks is Choices, IObserver {
    /// The execution is not one that the property speaks of.
    error Discarded();

    /// An admitted execution broke the claim.
    bool public violated;

    /// An admitted execution made the witness true.
    bool public hit;

    /// The claim, or something it is computed from, could not be evaluated.
    bool public stumbled;

    /// Which of the contract's properties this is.
    uint256 internal immutable _which;

    bool internal _ready;
    bool private _claim;
    bool private _witness;

    constructor(Actions world, uint256 which) Names(world) {
        _which = which;
        markAsHarness();
    }

    /* WHAT THE GENERATED PROPERTY SAYS */

    /// Chooses the quantified variables.
    function _choose() internal virtual;

    function _given() internal view virtual returns (bool);

    /// Reads the observables of the state before, or after.
    function _observe(bool later) internal virtual;

    function _judge() internal virtual returns (bool claim, bool witness);

    /// Whether the property speaks of the message `c`.
    function _applies() internal view virtual returns (bool);

    /// Whether this step may count as having reached the property: things that merely happen may not.
    function _reaches() internal view virtual returns (bool) {
        return c.to != address(0);
    }

    /* ONE STEP */

    /// @inheritdoc IObserver
    function before(Call calldata message) external {
        require(msg.sender == address(_world)); // Safe: no one else has anything to tell
        c = message;
        _begin(message.from);
        if (!_applies()) return; // Safe: the property speaks of other messages
        try this.prepare() returns (bool admitted) {
            _ready = admitted;
        } catch {} // Safe: what cannot be read beforehand cannot be compared; the canary tells if that is all there is
    }

    /// @inheritdoc IObserver
    function afterwards(bool success) external returns (bool found) {
        require(msg.sender == address(_world)); // Safe: no one else has anything to tell
        return success && _finish();
    }

    /// A claim about one state, right after genesis, for many choices of the quantified variables.
    function askAtGenesis() external {
        for (uint256 i; i < 64; ++i) {
            _begin(anyActor(i));
            try this.prepare() returns (bool admitted) {
                _ready = admitted;
            } catch {} // Safe: what cannot be read beforehand cannot be compared; the canary tells if that is all there is
            _finish();
        }
    }

    function prepare() external returns (bool admitted) {
        require(msg.sender == address(this)); // Safe: only this contract asks
        _choose();
        _observe(false);
        admitted = _given();
    }

    function observeAfter() external {
        require(msg.sender == address(this)); // Safe: only this contract asks
        _observe(true);
    }

    function evaluate() external {
        require(msg.sender == address(this)); // Safe: only this contract asks
        (_claim, _witness) = _judge();
    }

    function _begin(address from) internal {
        caller = from;
        _ready = false;
        ++_count;
    }

    /// Judges the step that was begun, if it was admitted.
    function _finish() internal returns (bool found) {
        if (!_ready) return false;
        _ready = false;
        // Safe: what cannot be read afterwards cannot be compared; the canary tells if that is all there is
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
}
