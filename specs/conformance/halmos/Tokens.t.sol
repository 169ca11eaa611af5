// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {LeakyPurse} from "../../../contracts/conformance/LeakyPurse.sol";
import {Purse} from "../../../contracts/conformance/Purse.sol";
import {svm, vm} from "../Cheats.sol";

/// From any balances.
contract PurseHalmos {
    Purse internal purse = new Purse(address(0xF1));

    function check_PURSE_SUM_001() external {
        _transfer(false);
    }

    function twin_PURSE_SUM_001() external {
        _transfer(true);
    }

    function _transfer(bool twin) internal {
        address from = svm.createAddress("from");
        address to = svm.createAddress("to");
        uint256 amount = svm.createUint256("amount");
        vm.store(address(purse), keccak256(abi.encode(from, 0)), bytes32(svm.createUint256("balanceOfFrom")));
        vm.store(address(purse), keccak256(abi.encode(to, 0)), bytes32(svm.createUint256("balanceOfTo")));
        uint256 before = _sum(from, to);
        vm.prank(from);
        (bool ok,) = address(purse).call(abi.encodeCall(Purse.transfer, (to, amount)));
        if (!ok) return;
        if (twin) assert(amount == 0);
        else assert(_sum(from, to) == before);
    }

    function _sum(address from, address to) internal view returns (uint256) {
        if (from == to) return purse.balanceOf(from);
        unchecked {
            return purse.balanceOf(from) + purse.balanceOf(to);
        }
    }
}

/// From deployment.
contract LeakyPurseHalmos {
    address internal constant FIRST = address(0xF1);

    LeakyPurse internal purse = new LeakyPurse(FIRST);

    function check_LEAKY_SUM_001() external {
        _transfer(false);
    }

    function twin_LEAKY_SUM_001() external {
        _transfer(true);
    }

    function _transfer(bool twin) internal {
        address to = svm.createAddress("to");
        uint256 amount = svm.createUint256("amount");
        uint256 before = _sum(to);
        vm.prank(FIRST);
        (bool ok,) = address(purse).call(abi.encodeCall(LeakyPurse.transfer, (to, amount)));
        if (!ok) return;
        if (twin) assert(amount == 0 || to == FIRST);
        else assert(_sum(to) == before);
    }

    function _sum(address to) internal view returns (uint256) {
        if (to == FIRST) return purse.balanceOf(to);
        return purse.balanceOf(FIRST) + purse.balanceOf(to);
    }
}
