// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Tally} from "../../../contracts/conformance/Tally.sol";
import {svm, vm} from "../Cheats.sol";

/// From any count within the cap.
contract TallyCapHalmos {
    Tally internal tally = new Tally();

    function check_TALLY_CAP_001() external {
        _add(false);
    }

    function twin_TALLY_CAP_001() external {
        _add(true);
    }

    function _add(bool twin) internal {
        uint256 before = svm.createUint256("count");
        if (before > tally.CAP()) return;
        vm.store(address(tally), 0, bytes32(before));
        tally.add(svm.createUint256("rounds"));
        if (twin) assert(tally.count() == before);
        else assert(tally.count() <= tally.CAP());
    }
}

/// From deployment.
contract TallyFourHalmos {
    Tally internal tally = new Tally();

    function check_TALLY_FOUR_001() external {
        tally.add(svm.createUint256("rounds"));
        assert(tally.count() <= 4);
    }

    function twin_TALLY_FOUR_001() external {
        tally.add(svm.createUint256("rounds"));
        assert(tally.count() != 3);
    }
}
