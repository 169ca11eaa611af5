// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {LeakyPurse} from "../../../contracts/conformance/LeakyPurse.sol";
import {Purse} from "../../../contracts/conformance/Purse.sol";
import {vm} from "../Cheats.sol";

/// From any balances of the two that a transfer touches.
contract PurseForgeSymbolic {
    Purse internal purse = new Purse(address(0xF1));

    function check_PURSE_SUM_001(address from, address to, uint256[2] calldata balances, uint256 amount) external {
        _given(from, to, balances);
        uint256 before = _sum(from, to);
        if (_transfer(from, to, amount)) assert(_sum(from, to) == before);
    }

    function check_twin_PURSE_SUM_001(address from, address to, uint256[2] calldata balances, uint256 amount)
        external
    {
        _given(from, to, balances);
        if (_transfer(from, to, amount)) assert(amount == 0);
    }

    function _given(address from, address to, uint256[2] calldata balances) internal {
        vm.store(address(purse), keccak256(abi.encode(from, 0)), bytes32(balances[0]));
        vm.store(address(purse), keccak256(abi.encode(to, 0)), bytes32(balances[1]));
    }

    function _transfer(address from, address to, uint256 amount) internal returns (bool ok) {
        vm.prank(from);
        (ok,) = address(purse).call(abi.encodeCall(Purse.transfer, (to, amount)));
    }

    function _sum(address from, address to) internal view returns (uint256) {
        if (from == to) return purse.balanceOf(from);
        unchecked {
            return purse.balanceOf(from) + purse.balanceOf(to);
        }
    }
}

/// From deployment.
contract LeakyPurseForgeSymbolic {
    address internal constant FIRST = address(0xF1);

    LeakyPurse internal purse = new LeakyPurse(FIRST);

    function check_LEAKY_SUM_001(address to, uint256 amount) external {
        uint256 before = _sum(to);
        if (_transfer(to, amount)) assert(_sum(to) == before);
    }

    function check_twin_LEAKY_SUM_001(address to, uint256 amount) external {
        if (_transfer(to, amount)) assert(amount == 0 || to == FIRST);
    }

    function _transfer(address to, uint256 amount) internal returns (bool ok) {
        vm.prank(FIRST);
        (ok,) = address(purse).call(abi.encodeCall(LeakyPurse.transfer, (to, amount)));
    }

    function _sum(address to) internal view returns (uint256) {
        if (to == FIRST) return purse.balanceOf(to);
        return purse.balanceOf(FIRST) + purse.balanceOf(to);
    }
}
