// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FairVault} from "../../../contracts/conformance/FairVault.sol";
import {RoundVault} from "../../../contracts/conformance/RoundVault.sol";
import {svm} from "../Cheats.sol";

contract FairVaultHalmos {
    FairVault internal vault = new FairVault();

    function check_FAIR_ROUND_001() external {
        (uint64 assets, uint256 back) = _thereAndBack();
        assert(back <= assets);
    }

    function twin_FAIR_ROUND_001() external {
        (uint64 assets, uint256 back) = _thereAndBack();
        assert(back == 0 || back == assets);
    }

    function _thereAndBack() internal returns (uint64 assets, uint256 back) {
        assets = uint64(svm.createUint(64, "assets"));
        back = vault.assetsOf(uint64(vault.sharesOf(assets)));
    }
}

contract RoundVaultHalmos {
    RoundVault internal vault = new RoundVault();

    function check_ROUND_GAIN_001() external {
        (uint64 assets, uint256 back) = _thereAndBack();
        assert(back <= assets);
    }

    function twin_ROUND_GAIN_001() external {
        (uint64 assets, uint256 back) = _thereAndBack();
        assert(assets == 0 || back != assets);
    }

    function _thereAndBack() internal returns (uint64 assets, uint256 back) {
        assets = uint64(svm.createUint(64, "assets"));
        back = vault.assetsOf(uint64(vault.sharesOf(assets)));
    }
}
