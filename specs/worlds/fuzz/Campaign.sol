// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Actions} from "./Actions.sol";
import {vm} from "./Cheats.sol";
import {ScenarioChecks} from "./ScenarioChecks.sol";

/// What forge runs: a world, the properties that are watched in it, and what forge asks about targets and senders.
///
/// One property is watched when `ASSAY_PROPERTY` names it, all of the contract when it is empty.
abstract contract Campaign {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// `ASSAY_PROPERTY` names a property that this contract does not have.
    error Campaign_UnknownProperty(string id);

    /// The property asked about is not the one that is watched.
    error Campaign_NotWatched(string id);

    Actions internal _world;
    bytes32 private _selected;
    mapping(bytes32 id => ScenarioChecks) private _checks;
    FuzzSelector[] private _targets;
    bool private _watching;

    /// The world is the same whichever property is watched, so that who replays campaigns builds it once.
    constructor(bool deep) {
        _world = _open(deep);
    }

    function setUp() external {
        string memory selected = _selectedProperty();
        if (bytes(selected).length != 0) _selected = keccak256(bytes(selected));
        _targets.push(FuzzSelector(address(_world), _world.actions()));
        _watchAll();
        // Safe: a campaign that watches nothing fails
        if (!_watching) revert Campaign_UnknownProperty(selected);
    }

    /// Forge asks these.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](_targets.length);
        for (uint256 i; i < targets.length; ++i) targets[i] = _targets[i].addr;
    }

    function targetSelectors() external view returns (FuzzSelector[] memory) {
        return _targets;
    }

    function targetSenders() external pure returns (address[] memory senders) {
        senders = new address[](1);
        senders[0] = address(0xF0553);
    }

    /// The one property that is watched, or nothing for all.
    function _selectedProperty() internal view virtual returns (string memory) {
        return vm.envOr("ASSAY_PROPERTY", string(""));
    }

    /// The world and all that can be done in it.
    function _open(bool deep) internal virtual returns (Actions);

    /// An instance of the property with this number.
    function _make(uint256 which) internal virtual returns (ScenarioChecks);

    function _watchAll() internal virtual;

    /// A claim about messages.
    function _onMessages(string memory id, uint256 which) internal {
        ScenarioChecks check = _watch(id, which);
        if (address(check) != address(0)) _world.watch(check);
    }

    /// A claim about states.
    function _onStates(string memory id, uint256 which) internal {
        ScenarioChecks check = _watch(id, which);
        if (address(check) == address(0)) return; // Safe: another property is watched
        _world.watch(check);
        check.askAtGenesis();
    }

    /// A claim about fixed lists of calls.
    function _onScenario(string memory id, uint256 which) internal {
        ScenarioChecks check = _watch(id, which);
        if (address(check) != address(0)) _targets.push(FuzzSelector(address(check), check.names()));
    }

    function _watch(string memory id, uint256 which) private returns (ScenarioChecks check) {
        bytes32 key = keccak256(bytes(id));
        if (_selected != 0 && _selected != key) return check;
        check = _make(which);
        _checks[key] = check;
        _watching = true;
    }

    /// The claim.
    function _holds(string memory id) internal view {
        assert(_kept(id));
    }

    function _kept(string memory id) internal view returns (bool) {
        return !_check(id).violated();
    }

    /// The canary: must be found violated, or the campaign never came to what the property speaks of.
    function _unreached(string memory id) internal view {
        assert(!_check(id).hit());
    }

    function _check(string memory id) private view returns (ScenarioChecks check) {
        check = _checks[keccak256(bytes(id))];
        if (address(check) == address(0)) revert Campaign_NotWatched(id); // Safe: a question about another property fails
    }
}
