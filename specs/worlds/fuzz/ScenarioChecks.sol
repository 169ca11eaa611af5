// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FuzzChecks} from "./FuzzChecks.sol";
import {Logs} from "./Logs.sol";

/// A claim about a fixed list of calls: an action of its own, taken in whatever state the campaign has come to.
///
/// The action has several names because forge draws among names evenly, and one among fifty would be drawn too seldom.
/// A discarded execution reverts, as if it had never been.
abstract contract ScenarioChecks is FuzzChecks, Logs {
    uint256 internal constant WORDS = 8;

    uint256[WORDS] private _words;
    bool private _playing;

    /// Whether every call so far went as the property says.
    bool internal _asExpected;

    function scenario(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario2(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario3(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario4(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario5(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario6(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario7(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function scenario8(uint256 sender, uint256[WORDS] calldata raw) external {
        _play(sender, raw);
    }

    function names() external pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](8);
        selectors[0] = this.scenario.selector;
        selectors[1] = this.scenario2.selector;
        selectors[2] = this.scenario3.selector;
        selectors[3] = this.scenario4.selector;
        selectors[4] = this.scenario5.selector;
        selectors[5] = this.scenario6.selector;
        selectors[6] = this.scenario7.selector;
        selectors[7] = this.scenario8.selector;
    }

    /// Everything between the observations.
    function _steps() internal virtual;

    /// Gives the sender of the first call the ether it sends, before anything is observed.
    function _fund() internal virtual;

    function _play(uint256 sender, uint256[WORDS] calldata raw) private {
        _words = raw;
        _playing = true;
        _asExpected = true;
        _begin(anyActor(sender));
        _choose();
        _fund();
        _observe(false);
        if (!_given()) revert Discarded(); // Safe: the property speaks of other executions; each condition has its reason
        _steps();
        _ready = true;
        if (!_asExpected) violated = true;
        else _finish();
    }

    function _enrich(address from, uint256 value) internal {
        _world.enrich(from, value);
    }

    function _send(address to, address from, uint256 value, bytes memory data)
        internal
        returns (bool success, bytes memory result)
    {
        _enrich(from, value);
        return _world.sendAs(from, to, value, data);
    }

    /// The contracts send only what their own code sends, unless the property names one as the sender.
    function _outsider(address from) internal view {
        if (_world.isSuite(from)) revert Discarded(); // Safe: contracts send only what their own code sends
    }

    function _raw(uint256 index) internal view override returns (uint256) {
        return _playing ? _words[index] : super._raw(index);
    }

    function _reaches() internal view override returns (bool) {
        return _playing || super._reaches();
    }
}
